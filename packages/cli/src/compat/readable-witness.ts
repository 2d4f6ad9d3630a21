import { Decimal } from "@waybill/compat";
import { type ReadableOptions, toReadable } from "@waybill/runtime/readable";

const MARK = "\u{f8ff}decimal ";

/** A witness as readable JSON, decimals that no double is with all their digits. */
export function readableWitness(witness: unknown, options?: ReadableOptions): string {
  const text = toReadable(marked(witness), options);
  return text.replaceAll(new RegExp(`"${MARK}([^"]*)"`, "g"), "$1");
}

function marked(value: unknown): unknown {
  if (value instanceof Decimal) return `${MARK}${value}`;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, marked(member)]));
}
