import { isObject } from "@waybill/runtime/codegen";
import { jsonTopic } from "@waybill/runtime/json";

/** `did you mean "x"?` of a misspelt name, as the runtime says it of values that a schema lists, or all the names. */
export function hintFor(name: string, names: readonly string[]): string {
  const [issue] = jsonTopic("names", 1, { schema: { enum: [...new Set(names)] } }).explain(name);
  return issue?.hint ?? `expected one of ${names.join(", ")}`;
}

/**
 * Refuses options that are none, which would be ignored where nothing is compiled, so that a test says less than it seems to.
 *
 * @throws Error that names the option
 */
export function checkOptions(what: string, options: unknown, names: readonly string[]): void {
  if (!isObject(options)) throw new Error(`expected ${what} to be an object, got ${kindOf(options)}`);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`unknown "${unknown}" in ${what}; ${hintFor(unknown, names)}`);
}

/** What a value is, in a word. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (isPromise(value)) return "a promise, which has to be awaited";
  return Array.isArray(value) ? "array" : typeof value;
}

export function isPromise(value: unknown): boolean {
  return isObject(value) && typeof value["then"] === "function";
}
