import { ScalarType, toBinary } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import type { Kind } from "./kinds.ts";

/** Zero, false, and what is empty: what an absent field without a default stands for. */
export function isZero(value: unknown): boolean {
  if (value instanceof Uint8Array) return value.length === 0;
  return value === 0 ? !Object.is(value, -0) : value === 0n || value === false || value === "";
}

/** Whether two values of different types stand for the same: true for 1, a text for its bytes in UTF-8, a message for its bytes. */
export function isSameScalar(a: Kind, x: unknown, b: Kind, y: unknown): boolean {
  // A text is never meant to be a message, even where the bytes allow it.
  if ((a.kind === "message" && isText(b)) || (b.kind === "message" && isText(a))) return false;
  const [left, right] = [plain(a, x), plain(b, y)];
  if (typeof left === "bigint" && typeof right === "number") return sameNumber(left, right);
  if (typeof left === "number" && typeof right === "bigint") return sameNumber(right, left);
  return Object.is(left, right);
}

function sameNumber(integer: bigint, double: number): boolean {
  return Number.isInteger(double) && BigInt(double) === integer;
}

/** Integers as bigints, floats as numbers, texts as they are, and bytes with a mark before them; undefined for the rest. */
function plain(kind: Kind, value: unknown): bigint | number | string | undefined {
  if (kind.kind === "message") {
    if (value === undefined) return undefined;
    const { desc, message } = value as ReflectMessage;
    return bytesText(toBinary(desc, message));
  }
  if (kind.kind === "enum") return BigInt(value as number);
  if (value instanceof Uint8Array) return bytesText(value);
  if (typeof value === "string") return bytesText(new TextEncoder().encode(value));
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "bigint") return value;
  const isFloat = kind.scalar === ScalarType.FLOAT || kind.scalar === ScalarType.DOUBLE;
  return isFloat ? (value as number) : BigInt(value as number);
}

function isText(kind: Kind): boolean {
  return kind.kind === "scalar" && kind.scalar === ScalarType.STRING;
}

/** Two hexadecimal digits a byte. */
export function bytesText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
