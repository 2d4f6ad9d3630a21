import type { TopicVersion } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";

/**
 * What `make` makes of a version's schema, which it follows by recursion. A `RangeError` would pass for a fault of Waybill,
 * or for one of a message nested too deeply.
 *
 * @throws UsageError for thousands of members of one object, branches of one union, or references that lead on and on
 */
export function withinStack<Made>({ topic, version }: TopicVersion, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(
      `schema of "${topic}" v${version} is too large to compile: spread its members over several definitions, and make chains of references shorter`,
    );
  }
}
