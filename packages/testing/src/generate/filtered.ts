import fc from "fast-check";

/** Of so many values, those that fit tell whether a filter finds others soon. */
const SAMPLE = 100;
const ENOUGH = 5;

/**
 * The values that fit. Where few do, only those that were found, so that no filter searches without end; undefined where
 * none was.
 */
export function filtered<T>(
  arbitrary: fc.Arbitrary<T>,
  fits: (value: T) => boolean,
): fc.Arbitrary<T> | undefined {
  const found = fc.sample(arbitrary, { numRuns: SAMPLE, seed: 11 }).filter(fits);
  if (found.length === 0) return undefined;
  return found.length >= ENOUGH ? arbitrary.filter(fits) : fc.constantFrom(...found);
}
