import { tokensOf } from "../schema/pointer.ts";
import { readableWitness } from "./readable-witness.ts";

/** Where a message breaks, and what its reader wants there. */
export interface Refusal {
  /** JSON Pointer in the message. */
  readonly path: string;
  /** The key that is missing from the object at `path`, or that must not be in it. */
  readonly key?: string;
  /** Lower-case fragment: what the reader wants at the place, such as `must be <= 127`. */
  readonly wants: string;
}

/** Lines around the place that are shown, beside those that open the objects and lists it is in. */
const CONTEXT = 3;
/** Lines of a value that are shown when it is refused as a whole. */
const MOST_LINES = 7;
/** Characters of a line that are shown. */
const MOST_CHARACTERS = 160;

/**
 * A message as the lines of a unified diff: ` ` for what both sides agree on, `-` for what the writer sends, `+` for what
 * the reader wants. What is far from the place is left out, with a line `…` instead.
 */
export function witnessDiff(witness: unknown, refusal: Refusal): readonly string[] {
  const lines = readableWitness(witness).split("\n");
  const tokens = tokensOf(refusal.path);
  const parents = linesOnTheWay(lines, tokens);
  const at = parents.at(-1) as number;
  const { key } = refusal;
  // The place is in a document that bytes hold, where no line is its own.
  const inside = tokens.slice(parents.length - 1);
  if (inside.length > 0 || (key !== undefined && isList(valueAt(witness, tokens)))) {
    const where = inside.map((token) => `/${token}`).join("");
    const wants = `a document${where === "" ? "" : ` with ${where}`}: ${refusal.wants}`;
    return marked(lines, parents, replaced(lines, at, wants)).map(shorten);
  }
  const member = key === undefined ? undefined : childLine(lines, at, key);
  const changes =
    key === undefined
      ? replaced(lines, at, refusal.wants)
      : member === undefined
        ? added(lines, at, key)
        : removed(lines, member);
  return marked(lines, parents, changes).map(shorten);
}

function valueAt(value: unknown, tokens: readonly string[]): unknown {
  return tokens.reduce<unknown>(
    (at, token) => (at as { [key: string]: unknown } | undefined)?.[token],
    value,
  );
}

/** Whether the value is a list or bytes, which have no keys. */
function isList(value: unknown): boolean {
  return Array.isArray(value) || value instanceof Uint8Array;
}

interface Changes {
  /** Lines that the reader refuses: from, to (inclusive). None when `to` is before `from`. */
  readonly from: number;
  readonly to: number;
  /** What it wants after these. */
  readonly plus: readonly string[];
}

function replaced(lines: readonly string[], at: number, wants: string): Changes {
  const [, lead = ""] = /^(\s*(?:"(?:[^"\\]|\\.)*": )?)/.exec(lines[at] as string) ?? [];
  return { from: at, to: endOf(lines, at), plus: [lead + wants] };
}

/** Shown as the first key of its object, or within an object that has none. */
function added(lines: readonly string[], at: number, key: string): Changes {
  const line = lines[at] as string;
  const inner = `${indentOf(line)}  `;
  const member = `${inner}${JSON.stringify(key)}: …`;
  const isEmpty = /\{\},?$/.test(line);
  if (!isEmpty) return { from: at + 1, to: at, plus: [member] };
  const open = line.replace(/\},?$/, "");
  return {
    from: at,
    to: at,
    plus: [open, member, line.slice(line.lastIndexOf("}")).padStart(inner.length - 1)],
  };
}

function removed(lines: readonly string[], at: number): Changes {
  return { from: at, to: endOf(lines, at), plus: [] };
}

function marked(lines: readonly string[], parents: readonly number[], { from, to, plus }: Changes): string[] {
  const isNear = (index: number) =>
    parents.includes(index) || (index >= from - CONTEXT && index <= Math.max(from - 1, to) + CONTEXT);
  const isWithin = (index: number) => index - from < MOST_LINES - 2 || index === to;
  const shown: string[] = [];
  const last = lines.length - 1;
  for (const [index, line] of lines.entries()) {
    if (index === from && to < from) shown.push(...plus.map((text) => `+ ${text}`));
    const isRefused = index >= from && index <= to;
    const mark = isRefused ? "-" : " ";
    if (isRefused ? isWithin(index) : isNear(index) || index === last) shown.push(`${mark} ${line}`);
    else if (shown.at(-1)?.endsWith("…") !== true) shown.push(`${mark} ${indentOf(line)}…`);
    if (index === to && from <= to) shown.push(...plus.map((text) => `+ ${text}`));
  }
  return shown;
}

/** The lines at which each value on the way to a place starts, as far as the message has them; the root's first. */
function linesOnTheWay(lines: readonly string[], tokens: readonly string[]): number[] {
  const found = [0];
  for (const token of tokens) {
    const next = childLine(lines, found.at(-1) as number, token);
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}

function childLine(lines: readonly string[], parent: number, token: string): number | undefined {
  const inner = `${indentOf(lines[parent] as string)}  `;
  const isList = /\[$/.test(lines[parent] as string);
  const start = isList ? inner : `${inner}${JSON.stringify(token)}: `;
  const end = endOf(lines, parent);
  let item = 0;
  for (let index = parent + 1; index <= end; index++) {
    const line = lines[index] as string;
    if (!line.startsWith(start) || (isList && /^[\s\]}]/.test(line.slice(inner.length)))) continue;
    if (!isList || String(item++) === token) return index;
  }
  return undefined;
}

/** The line at which the value that starts on a line ends. */
function endOf(lines: readonly string[], at: number): number {
  const line = lines[at] as string;
  if (!/[[{]$/.test(line)) return at;
  const indent = indentOf(line);
  const end = lines.findIndex(
    (other, index) => index > at && /^\s*[\]}],?$/.test(other) && indentOf(other) === indent,
  );
  return end === -1 ? lines.length - 1 : end;
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? "";
}

function shorten(line: string): string {
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS)}…`;
}
