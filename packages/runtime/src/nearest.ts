/** Longer names than this are not compared: the cost grows with the product of the lengths. */
const MAX_LENGTH = 64;

/**
 * The candidate that the name was probably meant to be: equal but for case and separators (`segmentId` for
 * `segment_id`), or else at most a third of its letters away.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const folded = fold(name);
  let best: string | undefined;
  let bestDistance = Math.floor(folded.length / 3) + 1;
  for (const candidate of candidates) {
    if (candidate === name || candidate.length > MAX_LENGTH) continue;
    const other = fold(candidate);
    // Each edit changes the length by one at most.
    if (Math.abs(other.length - folded.length) >= bestDistance) continue;
    const distance = distanceBetween(folded, other);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** A hint that names a declared value, never the one of the message. */
export function didYouMean(value: unknown, values: readonly unknown[]): string | undefined {
  if (typeof value !== "string") return undefined;
  const near = nearest(
    value,
    values.filter((allowed) => typeof allowed === "string"),
  );
  return near === undefined ? undefined : `did you mean "${near}"?`;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, "");
}

/** Edits (insertion, deletion, replacement, swap of neighbours) from one to the other. */
function distanceBetween(a: string, b: string): number {
  const rows: number[][] = [];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? MAX_LENGTH;
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] =
        i === 0
          ? j
          : Math.min(
              at(i - 1, j) + 1,
              at(i, j - 1) + 1,
              at(i - 1, j - 1) + (isSame ? 0 : 1),
              isSwap ? at(i - 2, j - 2) + 1 : MAX_LENGTH,
            );
    }
  }
  return at(a.length, b.length);
}
