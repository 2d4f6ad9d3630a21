import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { isRecord } from "../is-record.ts";
import { MAX_DEPTH } from "../limits.ts";
import { pointer } from "../pointer.ts";
import { type BytePlaces, placesIn } from "./byte-places.ts";

const encoder = /*@__PURE__*/ new TextEncoder();

/**
 * The value as compact JSON. What is read back from it is equal to the value: properties that are `undefined` are left
 * out, bigints become integer literals, bytes at one of the places an array of byte values, and whatever JSON cannot hold
 * is refused.
 *
 * @throws CodecError
 */
export function writeJson(value: unknown, byteArrays?: BytePlaces): Uint8Array {
  return encoder.encode(isPlain(value, 1) ? JSON.stringify(value) : write(value, "", [], byteArrays));
}

/** Whether `JSON.stringify` is known to lose nothing: plain data without anything that has to be looked at twice. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return true;
  if (typeof value === "number") {
    return Number.isSafeInteger(value)
      ? value !== 0 || !Object.is(value, -0)
      : value % 1 !== 0 && Number.isFinite(value);
  }
  if (typeof value !== "object" || depth > MAX_DEPTH || "toJSON" in value) return false;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isPlain(value[i], depth + 1)) return false; // a hole is not plain
    return true;
  }
  if (!isRecord(value)) return false;
  for (const key in value) {
    const member = value[key];
    if (key === "__proto__" || (member !== undefined && !isPlain(member, depth + 1))) return false;
  }
  return true;
}

/** The exact writer, which names what it refuses. `parents` holds the containers around the value. */
function write(
  value: unknown,
  path: string,
  parents: readonly unknown[],
  places: BytePlaces | undefined,
): string {
  const refuse = (rule: string, message: string): never => {
    throw new CodecError(rule, message, { path });
  };
  if (typeof value === "bigint" || typeof value === "number") {
    if (!Number.isFinite(Number(value))) refuse("not-finite", "must be finite, in the range of a double");
    return numberText(value);
  }
  if (typeof value !== "object" || value === null) {
    // Functions, symbols and `undefined` have no text.
    return JSON.stringify(value) ?? refuse("not-serializable", `must be a JSON value, got ${typeof value}`);
  }
  if (parents.includes(value)) refuse("cycle", "must not contain itself");
  if (parents.length >= MAX_DEPTH) refuse("depth", `must not nest deeper than ${MAX_DEPTH}`);
  const within = [...parents, value];
  if (Array.isArray(value)) {
    const texts = Array.from(value, (element, i) =>
      write(element, pointer(path, i), within, placesIn(places, i)),
    );
    return `[${texts.join()}]`;
  }
  if (isBytes(value) && places?.self === true) return `[${value.join()}]`;
  if (!isRecord(value)) {
    const kind = isBytes(value) ? "bytes" : "an object with a class of its own";
    return refuse("not-serializable", `must be a JSON value, got ${kind}`);
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const texts = members.map(([key, member]) => {
    const at = pointer(path, key);
    if (key === "__proto__") throw new CodecError("proto-key", 'must not be named "__proto__"', { path: at });
    return `${JSON.stringify(key)}:${write(member, at, within, placesIn(places, key))}`;
  });
  return `{${texts.join()}}`;
}

/**
 * A bigint becomes an integer literal, which is read back as a number where a double is exact. A double beyond 2^53-1 gets
 * an exponent: without one it would be read back as an exact integer, a bigint.
 */
function numberText(value: bigint | number): string {
  if (Object.is(value, -0)) return "-0";
  return Number.isInteger(value) && !Number.isSafeInteger(value)
    ? (value as number).toExponential()
    : String(value);
}
