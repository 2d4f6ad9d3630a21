import { isObject } from "../is-object.ts";
import type { Check } from "./check.ts";

/** `propertyNames`, of which one name at most is reported. */
export const propertyNames: Check = {
  keywords: ["propertyNames"],
  compile({ propertyNames: names = true }, { visitOf, probe, add }) {
    const visit = visitOf(names);
    return (value) => {
      if (!isObject(value)) return;
      for (const key of Object.keys(value)) {
        const [cause] = probe(visit, key);
        if (cause === undefined) continue;
        add("propertyNames", `must have valid property names: each ${cause.message}`);
        return;
      }
    };
  },
};
