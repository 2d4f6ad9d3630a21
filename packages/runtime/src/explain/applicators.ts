import type { Check } from "./check.ts";

export const allOf: Check = {
  keywords: ["allOf"],
  apply(run, { allOf: parts = [] }, value, path) {
    for (const part of parts) run.visit(part, value, path);
  },
};

export const not: Check = {
  keywords: ["not"],
  apply(run, { not: refused = false }, value, path) {
    if (run.probe(refused, value, path, 1).length === 0) {
      run.add(path, "not", "must not match the schema under not");
    }
  },
};

/** `if`, `then` and `else`. */
export const conditionals: Check = {
  keywords: ["if"],
  apply(run, { if: test = true, then = true, else: otherwise = true }, value, path) {
    run.visit(run.probe(test, value, path, 1).length === 0 ? then : otherwise, value, path);
  },
};
