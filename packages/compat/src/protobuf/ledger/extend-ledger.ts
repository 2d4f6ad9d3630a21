import type { Registry } from "@bufbuild/protobuf";
import { declarationsOf } from "../descriptors.ts";
import { type DeclaredType, enumTypes, isSameMeaning, messageTypes } from "./entries.ts";
import { emptyLedger, type Ledger, type LedgerEntry, type LedgerType } from "./ledger.ts";

/**
 * The ledger with one more release. `ledger` is undefined before the first. The last release may be made anew, as long as
 * nobody has got it: what it alone had is then forgotten. Any other name that the ledger has already is a `RangeError`,
 * since the order of releases would be lost.
 */
export function extendLedger(ledger: Ledger | undefined, release: string, registry: Registry): Ledger {
  const before = ledger ?? emptyLedger;
  const isAgain = before.releases.at(-1) === release;
  if (!isAgain && before.releases.includes(release))
    throw new RangeError(`release "${release}" must be newer than "${before.releases.at(-1)}"`);
  const declarations = declarationsOf(registry);
  return {
    format: 1,
    releases: isAgain ? before.releases : [...before.releases, release],
    messages: extendTypes(before.messages, messageTypes(declarations), release),
    enums: extendTypes(before.enums, enumTypes(declarations), release),
  };
}

function extendTypes(
  before: Readonly<Record<string, LedgerType>>,
  now: ReadonlyMap<string, DeclaredType>,
  release: string,
): Record<string, LedgerType> {
  const names = [...new Set([...Object.keys(before), ...now.keys()])].sort();
  return Object.fromEntries(
    names.map((name) => {
      const known = Object.hasOwn(before, name) ? before[name] : undefined;
      return [name, extendType(known, now.get(name), release)];
    }),
  );
}

function extendType(
  known: LedgerType | undefined,
  now: DeclaredType | undefined,
  release: string,
): LedgerType {
  const earlier = (known?.entries ?? []).filter(({ since }) => since !== release);
  const entries = earlier.map((entry): LedgerEntry => {
    const { removed, ...meaning } = entry;
    if (now?.members.some((member) => isSameMeaning(member.entry, entry)) === true) return meaning;
    return { ...meaning, removed: removed ?? release };
  });
  for (const { entry } of now?.members ?? [])
    if (!entries.some((other) => isSameMeaning(other, entry))) entries.push({ ...entry, since: release });
  return {
    // The sort is stable: what was released earlier stays first.
    entries: entries.sort((a, b) => a.number - b.number),
    reservedNumbers: now?.reservedNumbers ?? known?.reservedNumbers ?? [],
    reservedNames: now?.reservedNames ?? known?.reservedNames ?? [],
  };
}
