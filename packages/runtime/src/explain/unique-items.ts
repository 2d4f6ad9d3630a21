import { isUnique } from "../unique.ts";
import type { Check } from "./check.ts";

/** `uniqueItems`. */
export const uniqueItems: Check = {
  keywords: ["uniqueItems"],
  compile({ uniqueItems }, { visitOf, add }) {
    if (uniqueItems !== true) return [];
    // How much there is to look at is for the value to decide, so that it has to be counted.
    const visit = visitOf(true);
    return (value) => {
      if (Array.isArray(value) && !isUnique(value, () => visit(value))) {
        add("uniqueItems", "must not have the same item twice");
      }
    };
  },
};
