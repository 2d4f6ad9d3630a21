import { isBytes } from "../bytes.ts";
import { isObject } from "../is-object.ts";
import { ucs2length } from "../ucs2-length.ts";
import type { Check } from "./check.ts";

/** What `minLength`, `minItems` and the like count depends on the value. */
export const sizes: Check = {
  keywords: ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"],
  compile(schema, { add }) {
    return (value) => {
      const [noun, size, unit = noun.toLowerCase()] = measure(value);
      const least = `min${noun}`;
      const most = `max${noun}`;
      // False where there is no limit, and for NaN.
      if (size < (schema[least] as number)) {
        add(least, `must not have fewer than ${schema[least]} ${unit}`);
      }
      if (size > (schema[most] as number)) {
        add(most, `must not have more than ${schema[most]} ${unit}`);
      }
    };
  },
};

function measure(value: unknown): [noun: string, size: number, unit?: string] {
  if (typeof value === "string") return ["Length", ucs2length(value), "characters"];
  if (isBytes(value)) return ["Length", value.length, "bytes"];
  if (Array.isArray(value)) return ["Items", value.length];
  return ["Properties", isObject(value) ? Object.keys(value).length : Number.NaN];
}
