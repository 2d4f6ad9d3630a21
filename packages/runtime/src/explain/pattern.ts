import type { Check } from "./check.ts";

/** `pattern`. */
export const patterns: Check = {
  keywords: ["pattern"],
  apply(run, { pattern }, value, path) {
    if (pattern !== undefined && typeof value === "string" && !new RegExp(pattern, "u").test(value)) {
      run.add(path, "pattern", `must match pattern "${pattern}"`);
    }
  },
};
