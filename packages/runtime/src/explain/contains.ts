import { pointer } from "../pointer.ts";
import type { Check } from "./check.ts";

/** `contains`, with `minContains` and `maxContains`. */
export const contains: Check = {
  keywords: ["contains"],
  apply(run, schema, value, path) {
    const { contains, minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
    if (contains === undefined || !Array.isArray(value)) return;
    const count = value.filter(
      (item, i) => run.probe(contains, item, pointer(path, i), 1).length === 0,
    ).length;
    if (count < minContains) run.add(path, "contains", `must contain at least ${minContains} matching items`);
    if (count > maxContains) run.add(path, "contains", `must contain at most ${maxContains} matching items`);
  },
};
