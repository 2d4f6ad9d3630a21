import { equal } from "../equal.ts";
import type { Check } from "./check.ts";

/** `uniqueItems`. */
export const uniqueItems: Check = {
  keywords: ["uniqueItems"],
  apply(run, schema, value, path) {
    if (schema.uniqueItems !== true || !Array.isArray(value)) return;
    const scalars = new Set<unknown>();
    const others: unknown[] = [];
    const isRepeated = (item: unknown): boolean => {
      if (typeof item !== "object" || item === null) return scalars.size === scalars.add(item).size;
      const isKnown = others.some((other) => {
        run.step(path);
        return equal(other, item);
      });
      others.push(item);
      return isKnown;
    };
    if (value.some(isRepeated)) run.add(path, "uniqueItems", "must not have the same item twice");
  },
};
