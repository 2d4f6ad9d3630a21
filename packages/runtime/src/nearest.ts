/** Longer names than this are not compared: the cost grows with the product of the lengths. */
const MAX_LENGTH = 64;

/** The most names that are compared for the hints of one error. Bytes may be full of them, and each takes microseconds. */
const MAX_COMPARED = 10_000;
let compared = 0;

/** To be called before the first `nearest` of an error. */
export function beginHints(): void {
  compared = 0;
}

/**
 * The candidate that the name was probably meant to be: equal but for case and separators (`segmentId` for
 * `segment_id`), or else at most a third of its letters away. What is no text is like nothing.
 */
export function nearest(name: unknown, candidates: Iterable<unknown>): string | undefined {
  const folded = fold(name);
  let best: string | undefined;
  // Above the distances that are allowed, which are whole numbers.
  let bestDistance = (folded.length + 1) / 3;
  for (const candidate of candidates) {
    if (++compared > MAX_COMPARED) break;
    const other = fold(candidate);
    // Each edit changes the length by one at most.
    if (candidate === name || !other || Math.abs(other.length - folded.length) >= bestDistance) continue;
    const distance = distanceBetween(folded, other);
    if (distance < bestDistance) {
      best = candidate as string;
      bestDistance = distance;
    }
  }
  return best;
}

/** A hint that names a declared value, never the one of the message. */
export function didYouMean(value: unknown, values: readonly unknown[]): string | undefined {
  const near = nearest(value, values);
  return near && `did you mean "${near}"?`;
}

/** Empty for what is not compared. */
function fold(name: unknown): string {
  return typeof name === "string" && name.length <= MAX_LENGTH
    ? name.toLowerCase().replace(/[\s_.-]/g, "")
    : "";
}

/** Edits (insertion, deletion, replacement, swap of neighbours) from one to the other. */
function distanceBetween(a: string, b: string): number {
  let above: number[] = [];
  let twoAbove: number[] = [];
  for (let i = 0; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] =
        i === 0
          ? j
          : 1 +
            Math.min(
              above[j] as number,
              row[j - 1] as number,
              (above[j - 1] as number) - (a[i - 1] === b[j - 1] ? 1 : 0),
              isSwap ? (twoAbove[j - 2] as number) : MAX_LENGTH,
            );
    }
    [twoAbove, above] = [above, row];
  }
  return above[b.length] as number;
}
