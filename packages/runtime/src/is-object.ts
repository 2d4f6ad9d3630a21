import { isBytes } from "./bytes.ts";

/** Whether the value is what JSON Schema calls an object. Bytes are not. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isBytes(value);
}
