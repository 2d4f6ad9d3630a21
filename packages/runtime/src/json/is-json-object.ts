import { isBytes } from "../bytes.ts";
import { isObject } from "../is-object.ts";
import { bytesOf, parseJsonBytes } from "./parse-bytes.ts";
import { scanObject } from "./scan-object.ts";

/**
 * Whether a field holds a JSON document, as bytes or as an array of byte values, that breaks no decoding rule and is an
 * object: whether `parseJsonBytes` gives one, but mostly in a third of the time, for want of a value.
 *
 * The build for browsers has `is-json-object.portable.ts` in the place of this.
 */
export function isJsonObject(value: unknown): boolean {
  const bytes = isBytes(value) ? value : bytesOf(value);
  return bytes !== undefined && (scanObject(bytes) || isObject(parseJsonBytes(bytes)));
}
