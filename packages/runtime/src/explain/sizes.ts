import { isBytes } from "../bytes.ts";
import { isObject } from "../is-object.ts";
import { ucs2length } from "../ucs2-length.ts";
import type { Check } from "./check.ts";

/** What `minLength`, `minItems` and the like count depends on the value. */
export const sizes: Check = {
  keywords: ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"],
  apply(run, schema, value, path) {
    const [noun, unit, size] = measure(value);
    const [least, most] = [`min${noun}`, `max${noun}`];
    // False where there is no limit, and for NaN.
    if (size < (schema[least] as number)) {
      run.add(path, least, `must not have fewer than ${schema[least]} ${unit}`);
    }
    if (size > (schema[most] as number)) {
      run.add(path, most, `must not have more than ${schema[most]} ${unit}`);
    }
  },
};

function measure(value: unknown): [noun: string, unit: string, size: number] {
  if (typeof value === "string") return ["Length", "characters", ucs2length(value)];
  if (isBytes(value)) return ["Length", "bytes", value.length];
  if (Array.isArray(value)) return ["Items", "items", value.length];
  return ["Properties", "properties", isObject(value) ? Object.keys(value).length : Number.NaN];
}
