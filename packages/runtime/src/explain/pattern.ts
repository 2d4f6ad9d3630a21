import type { Check } from "./check.ts";
import { regExp } from "./reg-exp.ts";

/** `pattern`. */
export const patterns: Check = {
  keywords: ["pattern"],
  apply(run, { pattern }, value, path) {
    if (pattern !== undefined && typeof value === "string" && !regExp(pattern).test(value)) {
      run.add(path, "pattern", `must match pattern "${pattern}"`);
    }
  },
};
