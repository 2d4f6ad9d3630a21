import { isObject } from "../is-object.ts";
import { parseJsonBytes } from "./parse-bytes.ts";

/** As in `is-json-object.ts`, without the scan, which is code of some size. */
export function isJsonObject(value: unknown): boolean {
  return isObject(parseJsonBytes(value));
}
