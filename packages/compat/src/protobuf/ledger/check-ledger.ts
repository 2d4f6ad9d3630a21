import type { Registry } from "@bufbuild/protobuf";
import { declarationsOf } from "../descriptors.ts";
import { type Source, sourceOf } from "../source.ts";
import { type Declaration, type DeclaredType, enumTypes, isSameMeaning, messageTypes } from "./entries.ts";
import type { Ledger, LedgerEntry, LedgerType } from "./ledger.ts";

/**
 * - `number-reused`: a number that a release gave another name or type, and a later one took back.
 * - `name-reused`: the same of a name, which is what JSON goes by.
 * - `number-unreserved`, `name-unreserved`: the last release reserves it, and nothing does now.
 */
export type LedgerRule = "number-reused" | "name-reused" | "number-unreserved" | "name-unreserved";

export interface LedgerFinding {
  readonly rule: LedgerRule;
  /**
   * Whether a release is known that gave the number or name a meaning. When not, it was only ever reserved, and freeing
   * it misleads nobody whom the ledger knows of.
   */
  readonly wasReleased: boolean;
  /** Full name of the message or enum. */
  readonly owner: string;
  /** What is taken or freed; of a range that was freed the first number. */
  readonly number?: number;
  readonly name?: string;
  /** What the number or name meant in earlier releases; empty when it was only reserved. */
  readonly earlier: readonly LedgerEntry[];
  readonly source: Source;
  /** Lower-case fragment. */
  readonly message: string;
}

/**
 * Finds what a set of descriptors gives a second meaning, over all releases of the ledger, and what it frees for one.
 * A field that changed since the last release is not reported: that is a matter of two neighbours.
 */
export function checkLedger(ledger: Ledger, registry: Registry): readonly LedgerFinding[] {
  const declarations = declarationsOf(registry);
  return [
    ...checkTypes(ledger.messages, messageTypes(declarations), "field"),
    ...checkTypes(ledger.enums, enumTypes(declarations), "value"),
  ];
}

function checkTypes(
  known: Ledger["messages"],
  now: ReadonlyMap<string, DeclaredType>,
  noun: string,
): LedgerFinding[] {
  return [...now].flatMap(([owner, type]) => {
    const ledger = Object.hasOwn(known, owner) ? known[owner] : undefined;
    if (ledger === undefined) return [];
    return [...reuses(owner, ledger, type, noun), ...unreserved(owner, ledger, type, noun)];
  });
}

function* reuses(owner: string, ledger: LedgerType, type: DeclaredType, noun: string) {
  const retired = ledger.entries.filter(({ removed }) => removed !== undefined);
  const live = ledger.entries.filter(({ removed }) => removed === undefined);
  for (const { entry, declared } of type.members) {
    // What was released as it is now has been judged then.
    if (ledger.entries.some((known) => isSameMeaning(known, entry))) continue;
    const byNumber = live.some(({ number }) => number === entry.number)
      ? []
      : retired.filter(({ number }) => number === entry.number);
    const byName = live.some((known) => sharesName(known, entry))
      ? []
      : retired.filter((known) => known.number !== entry.number && sharesName(known, entry));
    const earlier = [...byNumber, ...byName];
    if (earlier.length === 0) continue;
    const rule: LedgerRule = byNumber.length > 0 ? "number-reused" : "name-reused";
    const was = earlier.map(told).join(", and ");
    const message = `${owner}: ${noun} ${meaningText(entry)} takes a ${rule === "number-reused" ? "number" : "name"} that was ${was}`;
    const { number, name } = entry;
    yield { rule, wasReleased: true, owner, number, name, earlier, source: sourceOf(declared), message };
  }
}

function* unreserved(owner: string, ledger: LedgerType, type: DeclaredType, noun: string) {
  const source = sourceOf(type.declared);
  const taken = (test: (entry: Declaration["entry"]) => boolean) =>
    type.members.some(({ entry }) => test(entry));
  for (const [from, to] of uncovered(ledger.reservedNumbers, type.reservedNumbers)) {
    const earlier = ledger.entries.filter(({ number }) => number >= from && number <= to);
    // A number in use is a finding as such if it had a meaning, and no matter if it had none.
    if (from === to && taken(({ number }) => number === from)) continue;
    const what = from === to ? `number ${from}` : `numbers ${from} to ${to}`;
    yield { ...freed("number-unreserved", `${noun} ${what}`, earlier), number: from };
  }
  for (const name of ledger.reservedNames.filter((name) => !type.reservedNames.includes(name))) {
    if (taken((entry) => entry.name === name)) continue;
    const earlier = ledger.entries.filter((entry) => entry.name === name);
    yield { ...freed("name-unreserved", `${noun} name "${name}"`, earlier), name };
  }

  function freed(rule: LedgerRule, what: string, earlier: readonly LedgerEntry[]): LedgerFinding {
    const was = earlier.length === 0 ? "" : `: it was ${earlier.map(told).join(", and ")}`;
    const message = `${owner}: ${what} must stay reserved${was}`;
    return { rule, wasReleased: earlier.length > 0, owner, earlier, source, message };
  }
}

/** JSON goes by the key, and readers take the name itself as well. */
function sharesName(known: LedgerEntry, entry: Declaration["entry"]): boolean {
  return known.name === entry.name || (known.json !== undefined && known.json === entry.json);
}

function told({ since, removed, ...entry }: LedgerEntry): string {
  return `${meaningText(entry)} from ${since} until ${removed ?? "now"}`;
}

function meaningText({ number, name, type }: Declaration["entry"]): string {
  return `${type === undefined ? "" : `${type} `}${name} = ${number}`;
}

type Range = readonly [from: number, to: number];

/** The parts of `ranges` that none of `covers` holds. */
function uncovered(ranges: readonly Range[], covers: readonly Range[]): readonly Range[] {
  return covers.reduce<readonly Range[]>(
    (left, [from, to]) =>
      left.flatMap(([a, b]): Range[] => {
        if (to < a || from > b) return [[a, b]];
        return [...(a < from ? [[a, from - 1] as Range] : []), ...(b > to ? [[to + 1, b] as Range] : [])];
      }),
    ranges,
  );
}
