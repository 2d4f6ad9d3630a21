import type { Check } from "./check.ts";

/** `contains`, with `minContains` and `maxContains`. */
export const contains: Check = {
  keywords: ["contains"],
  compile(
    { contains = true, minContains = 1, maxContains = Number.POSITIVE_INFINITY },
    { visitOf, probe, add },
  ) {
    const visit = visitOf(contains);
    return (value) => {
      if (!Array.isArray(value)) return;
      const count = value.filter((item) => probe(visit, item).length === 0).length;
      if (count < minContains) add("contains", `must contain at least ${minContains} matching items`);
      if (count > maxContains) add("contains", `must contain at most ${maxContains} matching items`);
    };
  },
};
