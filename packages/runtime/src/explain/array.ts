import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";

/** `items` where it is an object, as it is of arrays that are no tuples. */
export const arrays: Check = {
  keywords: ["items"],
  compile({ items }, { visitOf }) {
    const visit = visitOf(items as JsonSchema);
    return (value) => {
      if (!Array.isArray(value)) return;
      for (let i = 0; i < value.length; i++) visit(value[i], i);
    };
  },
};
