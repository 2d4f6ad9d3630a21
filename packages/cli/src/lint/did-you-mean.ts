/**
 * The candidate nearest to a misspelt word, or nothing when all of them are too far away to be what was meant.
 * Case, `-` and `_` count as half a slip, because they are what people mix up.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates];
  const same = names.find((one) => one !== word && one.toLowerCase() === word.toLowerCase());
  if (same !== undefined) return same;
  let best: string | undefined;
  // A word of which every letter is another one was not misspelt.
  let bestDistance = Math.min(Math.max(1, Math.floor(word.length / 3)) + 0.5, word.length);
  for (const candidate of names) {
    if (candidate === word || Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `did you mean "x"?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const match = closest(word, candidates);
  return match === undefined ? undefined : `did you mean "${match}"?`;
}

/** Damerau-Levenshtein distance with adjacent transpositions. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + slip(a[i - 1] ?? "", b[j - 1] ?? ""),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function slip(a: string, b: string): number {
  if (a === b) return 0;
  const separators = "-_.";
  if (separators.includes(a) && separators.includes(b)) return 0.5;
  return a.toLowerCase() === b.toLowerCase() ? 0.5 : 1;
}
