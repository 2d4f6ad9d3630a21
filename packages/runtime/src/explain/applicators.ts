import type { Check } from "./check.ts";

export const allOf: Check = {
  keywords: ["allOf"],
  compile({ allOf: parts = [] }, { visitOf }) {
    const visits = parts.map(visitOf);
    return (value) => {
      for (const visit of visits) visit(value);
    };
  },
};

export const not: Check = {
  keywords: ["not"],
  compile({ not: refused = false }, { visitOf, probe, add }) {
    const visit = visitOf(refused);
    return (value) => {
      if (probe(visit, value).length === 0) add("not", "must not match the schema under not");
    };
  },
};

/** `if`, `then` and `else`. */
export const conditionals: Check = {
  keywords: ["if"],
  compile({ if: test = true, then = true, else: otherwise = true }, { visitOf, probe }) {
    const [visitTest, visitThen, visitElse] = [visitOf(test), visitOf(then), visitOf(otherwise)];
    return (value) => {
      const visit = probe(visitTest, value).length === 0 ? visitThen : visitElse;
      visit(value);
    };
  },
};
