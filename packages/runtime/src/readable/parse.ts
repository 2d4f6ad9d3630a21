import { CodecError } from "../codec-error.ts";
import { readJson } from "../json/read.ts";
import { writeJson } from "../json/write.ts";
import { pointer } from "../pointer.ts";
import { fromBase64 } from "./base64.ts";

const encoder = /*@__PURE__*/ new TextEncoder();

/**
 * The message that a readable text stands for. Besides what `toReadable` prints it takes bytes as `{"$text": "..."}`
 * (their UTF-8) and `{"$json": ...}` (the compact JSON of any value).
 *
 * @throws CodecError for text that is not strict JSON, and for a single `$` key that is not known
 */
export function parseReadable(text: string): unknown {
  return restore(readJson(encoder.encode(text)), "");
}

function restore(value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((element, i) => restore(element, pointer(path, i)));
  const keys = Object.keys(value);
  const [key] = keys;
  if (keys.length === 1 && key?.startsWith("$") === true) {
    return unwrap(key, (value as Record<string, unknown>)[key], pointer(path, key));
  }
  return restoreMembers(value, path);
}

function restoreMembers(object: object, path: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([key, member]) => [key, restore(member, pointer(path, key))]),
  );
}

function unwrap(key: string, inner: unknown, path: string): unknown {
  switch (key) {
    case "$base64":
      return (typeof inner === "string" ? fromBase64(inner) : undefined) ?? refuse("must be base64", path);
    case "$text":
      return typeof inner === "string" ? encoder.encode(inner) : refuse("must be a string", path);
    case "$json":
      return writeJson(inner);
    case "$number":
      if (inner === "NaN") return Number.NaN;
      if (inner === "Infinity") return Number.POSITIVE_INFINITY;
      if (inner === "-Infinity") return Number.NEGATIVE_INFINITY;
      return refuse('must be "NaN", "Infinity" or "-Infinity"', path);
    case "$object":
      return typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? restoreMembers(inner, path)
        : refuse("must be an object", path);
    default:
      return refuse(
        "must be one of $base64, $text, $json, $number, $object, or stand inside an $object",
        path,
      );
  }
}

function refuse(message: string, path: string): never {
  throw new CodecError("readable", message, { path });
}
