import { isObject } from "../is-object.ts";
import { memberCount } from "../member-count.ts";
import type { Check } from "./check.ts";

/** `minProperties` of an object that has enough members, of which too many are `undefined`; of others, `sizes` tells. */
export const minProperties: Check = {
  keywords: ["minProperties"],
  compile({ minProperties: least = 0 }, { add }) {
    return (value) => {
      if (isObject(value) && memberCount(value) < least && Object.keys(value).length >= least) {
        add("minProperties", `must not have fewer than ${least} properties that are not undefined`);
      }
    };
  },
};
