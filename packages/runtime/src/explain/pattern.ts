import type { Check } from "./check.ts";

/** `pattern`. */
export const patterns: Check = {
  keywords: ["pattern"],
  compile({ pattern }, { add }) {
    const expression = new RegExp(pattern as string, "u");
    return (value) => {
      if (typeof value === "string" && !expression.test(value)) {
        add("pattern", `must match pattern "${pattern}"`);
      }
    };
  },
};
