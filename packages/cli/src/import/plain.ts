import type { Json, JsonObject } from "../registry/json-source.ts";
import { isObject, put } from "../registry/json-source.ts";

/** A copy with bigints as the nearest double, for validators that know no others. */
export function plain(value: Json): Json {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(plain);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, item] of Object.entries(value)) put(copy, key, plain(item));
  return copy;
}
