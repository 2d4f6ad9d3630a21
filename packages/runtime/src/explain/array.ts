import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";

/** `items` where it is an object, as it is of arrays that are no tuples. */
export const arrays: Check = {
  keywords: ["items"],
  apply(run, { items }, value, path) {
    if (!Array.isArray(value)) return;
    for (const [i, item] of value.entries()) run.visit(items as JsonSchema, item, pointer(path, i));
  },
};
