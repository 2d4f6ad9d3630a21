/**
 * A set of characters as sorted, disjoint, inclusive ranges: [low, high, low, high, ...]. Characters are Unicode scalar
 * values; a text that travels as UTF-8 cannot hold a lone surrogate.
 */
export type CharSet = readonly number[];

export const ALL: CharSet = [0, 0xd7ff, 0xe000, 0x10ffff];
export const NONE: CharSet = [];

export function unionOf(...sets: readonly CharSet[]): CharSet {
  const ranges: [number, number][] = [];
  for (const set of sets)
    for (let i = 0; i < set.length; i += 2) ranges.push([set[i] as number, set[i + 1] as number]);
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [low, high] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && low <= last + 1) merged[merged.length - 1] = Math.max(last, high);
    else merged.push(low, high);
  }
  return within(merged);
}

export function complementOf(set: CharSet): CharSet {
  const holes: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if ((set[i] as number) > next) holes.push(next, (set[i] as number) - 1);
    next = (set[i + 1] as number) + 1;
  }
  if (next <= 0x10ffff) holes.push(next, 0x10ffff);
  return within(holes);
}

/** Characters of both. */
export function intersectionOf(a: CharSet, b: CharSet): CharSet {
  return complementOf(unionOf(complementOf(a), complementOf(b)));
}

export function has(set: CharSet, char: number): boolean {
  for (let i = 0; i < set.length; i += 2)
    if (char >= (set[i] as number) && char <= (set[i + 1] as number)) return true;
  return false;
}

/** Without the surrogates. */
function within(set: CharSet): CharSet {
  const kept: number[] = [];
  const add = (low: number, high: number): void => {
    if (low <= high) kept.push(low, high);
  };
  for (let i = 0; i < set.length; i += 2) {
    const [low, high] = [set[i] as number, set[i + 1] as number];
    add(low, Math.min(high, 0xd7ff));
    add(Math.max(low, 0xe000), high);
  }
  return kept;
}
