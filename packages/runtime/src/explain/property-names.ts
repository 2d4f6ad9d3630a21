import { isObject } from "../is-object.ts";
import type { Check } from "./check.ts";

/** `propertyNames`, of which one name at most is reported. */
export const propertyNames: Check = {
  keywords: ["propertyNames"],
  apply(run, { propertyNames: names }, value, path) {
    if (names === undefined || !isObject(value)) return;
    for (const key of Object.keys(value)) {
      const [cause] = run.probe(names, key, path, 1);
      if (cause === undefined) continue;
      run.add(path, "propertyNames", `must have valid property names: each ${cause.message}`);
      return;
    }
  },
};
