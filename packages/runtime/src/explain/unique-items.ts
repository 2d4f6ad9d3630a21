import { isUnique } from "../unique.ts";
import type { Check } from "./check.ts";

/** `uniqueItems`. */
export const uniqueItems: Check = {
  keywords: ["uniqueItems"],
  apply(run, schema, value, path) {
    if (schema.uniqueItems !== true || !Array.isArray(value)) return;
    if (!isUnique(value, () => run.step(path))) {
      run.add(path, "uniqueItems", "must not have the same item twice");
    }
  },
};
