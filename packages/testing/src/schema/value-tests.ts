import { equal, formats, isBytes, isObject, isUnique, ucs2length } from "@waybill/runtime/codegen";
import { expression } from "./expression.ts";
import type { SchemaObject } from "./schema-object.ts";
import type { Holds } from "./tests.ts";

// biome-ignore lint/suspicious/noExplicitAny: the form of a keyword is known by its name
type Maker = (asked: any, add: (holds: Holds) => void, schema: SchemaObject) => void;

const isNumeric = (value: unknown) => typeof value === "number" || typeof value === "bigint";
const numeric =
  (holds: (value: number | bigint, limit: number) => boolean): Maker =>
  (limit, add) =>
    add((value) => !isNumeric(value) || holds(value as number, limit));
const sized =
  (kind: "length" | "items" | "properties", holds: (size: number, limit: number) => boolean): Maker =>
  (limit, add) =>
    add((value) => {
      const size = sizeOf(kind, value);
      return size === undefined || holds(size, limit);
    });

/** Tests of keywords that look at a value and not at its parts. */
export const valueTests: Readonly<Record<string, Maker>> = {
  type: (type, add, schema) =>
    add((value, run) =>
      typeof value === "bigint"
        ? isOfWideType(schema) && !run.isRemoved(schema, "/format")
        : isOfType(type, value),
    ),
  const: (only, add) => add((value) => equal(only, value)),
  enum: (listed: unknown[], add) => add((value) => listed.some((one) => equal(one, value))),
  contentEncoding: (encoding, add) => add((value) => encoding !== "binary" || isBytes(value)),
  minimum: numeric((value, limit) => value >= limit),
  maximum: numeric((value, limit) => value <= limit),
  exclusiveMinimum: numeric((value, limit) => value > limit),
  exclusiveMaximum: numeric((value, limit) => value < limit),
  multipleOf: numeric((value, divisor) =>
    typeof value === "bigint" && Number.isInteger(divisor)
      ? value % BigInt(divisor) === 0n
      : Number.isInteger(Number(value) / divisor),
  ),
  minLength: sized("length", (size, limit) => size >= limit),
  maxLength: sized("length", (size, limit) => size <= limit),
  minItems: sized("items", (size, limit) => size >= limit),
  maxItems: sized("items", (size, limit) => size <= limit),
  minProperties: sized("properties", (size, limit) => size >= limit),
  maxProperties: sized("properties", (size, limit) => size <= limit),
  pattern(pattern, add) {
    const asked = expression(pattern);
    add((value) => typeof value !== "string" || asked.test(value));
  },
  format(name, add) {
    const isWide = name === "int64" || name === "uint64";
    if (!Object.hasOwn(formats, name)) return;
    const test = (formats as Readonly<Record<string, (value: never) => boolean>>)[name] as (
      value: never,
    ) => boolean;
    add((value) => (isWide ? !isNumeric(value) : typeof value !== "string") || test(value as never));
  },
  uniqueItems: (isAsked, add) =>
    add((value) => isAsked !== true || !Array.isArray(value) || isUnique(value, () => {})),
};

function sizeOf(kind: "length" | "items" | "properties", value: unknown): number | undefined {
  if (typeof value === "string") return kind === "length" ? ucs2length(value) : undefined;
  if (isBytes(value)) return kind === "length" ? value.length : undefined;
  if (Array.isArray(value)) return kind === "items" ? value.length : undefined;
  return kind === "properties" && isObject(value) ? Object.keys(value).length : undefined;
}

function isOfType(type: string | readonly string[], value: unknown): boolean {
  const names = typeof type === "string" ? [type] : type;
  return names.some((name) => {
    switch (name) {
      case "integer":
        return Number.isInteger(value);
      case "number":
        return Number.isFinite(value);
      case "null":
        return value === null;
      case "array":
        return Array.isArray(value);
      case "object":
        return isObject(value);
      default:
        return typeof value === name;
    }
  });
}

/** Whether numbers that no double holds are of the type. */
function isOfWideType({ type, format }: SchemaObject): boolean {
  const isNumber =
    type === "integer" || type === "number" || type.includes("integer") || type.includes("number");
  return isNumber && (format === "int64" || format === "uint64");
}
