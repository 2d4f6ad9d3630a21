import { formats } from "@waybill/runtime/codegen";
import { Ajv, type ErrorObject } from "ajv";
import type { Json, JsonObject } from "../registry/json-source.ts";
import { isObject, put } from "../registry/json-source.ts";
import { mapSubschemas } from "../schema/keywords.ts";
import { KEYWORDS } from "./keywords.ts";
import type { Mode } from "./normalize-schema.ts";
import { plain } from "./plain.ts";
import { symbolicTarget, type Unit, type Units, unitKey } from "./units.ts";

export interface Mismatch {
  /** JSON Pointer into the message. */
  readonly path: string;
  /** The schema keyword that refused. */
  readonly rule: string;
  readonly message: string;
  readonly value: unknown;
  /** The schema object of the unit that refused. */
  readonly schema: JsonObject;
}

/** Checks decoded examples, bytes and bigints among them, against units as these are now. */
export interface Checker {
  /** Every mismatch in every branch; empty when the unit accepts the value. */
  check(unit: Unit, value: unknown): readonly Mismatch[];
}

/** Ajv knows neither bytes nor bigints, so that the keywords which meet them are replaced by these. */
const STAND_INS = {
  type: "waybillType",
  contentEncoding: "waybillBytes",
  format: "waybillFormat",
} as const;
const REAL: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(STAND_INS).map(([real, standIn]) => [standIn, real]),
);

export function createChecker(units: Units): Checker {
  const sources = new WeakMap<object, JsonObject>();
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    verbose: true,
    validateFormats: false,
    addUsedSchema: false,
  });
  ajv.addKeyword({
    keyword: "waybillType",
    validate: (allowed: { types: string[]; wide: boolean }, data: unknown) => isType(allowed, data),
  });
  ajv.addKeyword({
    keyword: "waybillBytes",
    validate: (_: unknown, data: unknown) => data instanceof Uint8Array,
  });
  ajv.addKeyword({ keyword: "waybillFormat", validate: hasFormat });
  for (const unit of units.values()) {
    ajv.addSchema(variant(unit.schema, unit.mode, sources) as object, uri(unit.key));
  }
  return {
    check(unit, value) {
      const validate = ajv.getSchema(uri(unit.key));
      if (validate === undefined || validate(value)) return [];
      return (validate.errors ?? []).map((error) => toMismatch(error, sources));
    },
  };
}

function toMismatch(error: ErrorObject, sources: WeakMap<object, JsonObject>): Mismatch {
  const rule = REAL[error.keyword] ?? error.keyword;
  const schema = sources.get(error.parentSchema as object) ?? {};
  const expected =
    rule === "type"
      ? `must be ${[schema["type"]].flat().join(" or ")}`
      : rule === "contentEncoding"
        ? "must be bytes"
        : undefined;
  return {
    path: error.instancePath,
    rule,
    message:
      expected ??
      (rule === "format" ? `must be a ${String(schema["format"])}` : (error.message ?? "is refused")),
    value: error.data,
    schema,
  };
}

function uri(key: string): string {
  return `waybill:/${encodeURIComponent(key)}`;
}

/** The schema as this Ajv is to see it; `sources` learns which object each of its own stands for. */
function variant(schema: JsonObject, mode: Mode, sources: WeakMap<object, JsonObject>): JsonObject {
  const mapped = mapSubschemas(schema, (below) => (isObject(below) ? variant(below, mode, sources) : below));
  const result: JsonObject = {};
  for (const [keyword, value] of Object.entries(mapped as JsonObject)) {
    if (keyword === "$schema" || (keyword === "contentEncoding" && value !== "binary")) continue;
    if (keyword === "type") result["waybillType"] = { types: [value].flat() as Json[], wide: isWide(schema) };
    else if (keyword === "$ref") result["$ref"] = refOf(String(value), mode);
    else if (keyword === "contentEncoding" || keyword === "format") result[STAND_INS[keyword]] = value;
    else put(result, keyword, KEYWORDS[keyword] === "value" ? plain(value) : value);
  }
  sources.set(result, schema);
  return result;
}

function refOf(reference: string, mode: Mode): string {
  const target = symbolicTarget(reference);
  return target === undefined ? reference : `${uri(unitKey(target.name, mode))}${target.fragment}`;
}

function isWide(schema: JsonObject): boolean {
  return schema["format"] === "int64" || schema["format"] === "uint64";
}

function isType(
  allowed: { readonly types: readonly string[]; readonly wide: boolean },
  data: unknown,
): boolean {
  return allowed.types.some((type) => {
    if (type === "null") return data === null;
    if (type === "array") return Array.isArray(data);
    if (type === "object")
      return (
        typeof data === "object" && data !== null && !Array.isArray(data) && !(data instanceof Uint8Array)
      );
    if (type === "integer") return Number.isInteger(data) || (typeof data === "bigint" && allowed.wide);
    if (type === "number") return typeof data === "number" || (typeof data === "bigint" && allowed.wide);
    return typeof data === type;
  });
}

function hasFormat(name: string, data: unknown): boolean {
  const format = (formats as Readonly<Record<string, (value: never) => boolean>>)[name];
  const applies =
    name === "int64" || name === "uint64"
      ? typeof data === "number" || typeof data === "bigint"
      : typeof data === "string";
  return format === undefined || !applies || format(data as never);
}
