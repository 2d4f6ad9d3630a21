import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { MAX_DEPTH } from "../limits.ts";
import { toBase64 } from "./base64.ts";

export interface ReadableOptions {
  /** Over several lines with an indent of two spaces, which is the default, or all on one line. */
  readonly isPretty?: boolean;
}

/**
 * A decoded message as JSON that a person can read and `parseReadable` reads back: bytes as `{"$base64": "..."}`,
 * doubles that are not finite as `{"$number": "NaN"}`, integers of any size as they are.
 *
 * @throws CodecError for what is not a decoded message: functions, cycles, nesting beyond the limit of messages
 */
export function toReadable(value: unknown, { isPretty = true }: ReadableOptions = {}): string {
  return print(value, isPretty ? "\n" : "", 0);
}

/** `newline` ends with the indent of the value, or is empty for text on one line. */
function print(value: unknown, newline: string, depth: number): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "bigint":
      return value.toString();
    case "number":
      return printNumber(value, newline);
    case "object":
      break;
    default:
      throw new CodecError("not-serializable", `must be a decoded message, got ${typeof value} in it`);
  }
  if (value === null) return "null";
  if (isBytes(value)) return wrap("$base64", JSON.stringify(toBase64(value)), newline);
  if (depth >= MAX_DEPTH) throw new CodecError("depth", `must not nest deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) {
    const inner = indent(newline);
    return list(
      "[",
      "]",
      Array.from(value, (element) => print(element, inner, depth + 1)),
      newline,
    );
  }
  const keys = Object.keys(value);
  if (keys.length !== 1 || keys[0]?.startsWith("$") !== true) return printObject(value, newline, depth);
  return wrap("$object", printObject(value, indent(newline), depth), newline);
}

function printObject(object: object, newline: string, depth: number): string {
  const inner = indent(newline);
  const members: string[] = [];
  for (const [key, member] of Object.entries(object)) {
    if (member !== undefined) members.push(printMember(key, print(member, inner, depth + 1), newline));
  }
  return list("{", "}", members, newline);
}

/** As the JSON codec writes it: a double beyond 2^53-1 has an exponent, to tell it from an exact integer. */
function printNumber(value: number, newline: string): string {
  if (!Number.isFinite(value)) return wrap("$number", `"${value}"`, newline);
  if (Object.is(value, -0)) return "-0";
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}

function wrap(key: string, text: string, newline: string): string {
  return list("{", "}", [printMember(key, text, newline)], newline);
}

function printMember(key: string, text: string, newline: string): string {
  return `${JSON.stringify(key)}:${newline === "" ? "" : " "}${text}`;
}

function list(open: string, close: string, items: readonly string[], newline: string): string {
  if (items.length === 0) return open + close;
  const inner = indent(newline);
  return `${open}${inner}${items.join(`,${inner}`)}${newline}${close}`;
}

function indent(newline: string): string {
  return newline === "" ? "" : `${newline}  `;
}
