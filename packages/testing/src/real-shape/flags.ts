import fc from "fast-check";

/** Flags in the order of their last evaluation, oldest first, as SDKs attach them to an event. */
export interface FlagContext {
  readonly values: readonly { readonly flag: string; readonly result: boolean }[];
}

/** SDKs keep the last hundred flags. */
const CAPACITY = 100;

const name = fc
  .string({
    unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789_.-"),
    minLength: 1,
    maxLength: 40,
  })
  .map((text) => `feature.${text}`);

/**
 * What is left in an SDK's buffer after any number of evaluations: each flag once with its last result, the one that was
 * evaluated last at the end, a hundred at most.
 */
export function flagContexts(): fc.Arbitrary<FlagContext> {
  const pool = fc.uniqueArray(name, { minLength: 1, maxLength: 130, size: "max" });
  return pool.chain((flags) =>
    fc
      .array(fc.tuple(fc.constantFrom(...flags), fc.boolean()), { maxLength: 200, size: "max" })
      .map((evaluations) => {
        const last = new Map<string, boolean>();
        for (const [flag, result] of evaluations) {
          last.delete(flag);
          last.set(flag, result);
        }
        return { values: [...last].slice(-CAPACITY).map(([flag, result]) => ({ flag, result })) };
      }),
  );
}
