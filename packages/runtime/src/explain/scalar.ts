import { formats } from "../formats/index.ts";
import { ucs2length } from "../ucs2-length.ts";
import type { Explainer } from "./explainer.ts";
import { regExp } from "./reg-exp.ts";
import type { SchemaObject } from "./schema-object.ts";

export function explainNumber(
  run: Explainer,
  schema: SchemaObject,
  value: number | bigint,
  path: string,
): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  // Negated, so that NaN fails every bound.
  if (minimum !== undefined && !(value >= minimum)) run.add(path, "minimum", `must be >= ${minimum}`);
  if (maximum !== undefined && !(value <= maximum)) run.add(path, "maximum", `must be <= ${maximum}`);
  if (exclusiveMinimum !== undefined && !(value > exclusiveMinimum)) {
    run.add(path, "exclusiveMinimum", `must be > ${exclusiveMinimum}`);
  }
  if (exclusiveMaximum !== undefined && !(value < exclusiveMaximum)) {
    run.add(path, "exclusiveMaximum", `must be < ${exclusiveMaximum}`);
  }
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
    run.add(path, "multipleOf", `must be multiple of ${multipleOf}`);
  }
  if ((format === "int64" || format === "uint64") && !formats[format](value)) {
    run.add(path, "format", `must be ${format === "int64" ? "a signed" : "an unsigned"} 64-bit integer`);
  }
}

function isMultiple(value: number | bigint, divisor: number): boolean {
  if (typeof value === "number") return Number.isInteger(value / divisor);
  return Number.isInteger(divisor)
    ? value % BigInt(divisor) === 0n
    : Number.isInteger(Number(value) / divisor);
}

export function explainString(run: Explainer, schema: SchemaObject, value: string, path: string): void {
  const { minLength, maxLength, pattern, format } = schema;
  if (minLength !== undefined || maxLength !== undefined) {
    explainLength(run, schema, ucs2length(value), "characters", path);
  }
  if (pattern !== undefined && !regExp(pattern).test(value)) {
    run.add(path, "pattern", `must match pattern "${pattern}"`);
  }
  if (format !== undefined && isTextFormat(format) && !formats[format](value)) {
    run.add(path, "format", `must match format "${format}"`);
  }
}

export function explainLength(
  run: Explainer,
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: SchemaObject,
  length: number,
  unit: string,
  path: string,
): void {
  if (length < minLength) run.add(path, "minLength", `must not have fewer than ${minLength} ${unit}`);
  if (length > maxLength) run.add(path, "maxLength", `must not have more than ${maxLength} ${unit}`);
}

function isTextFormat(format: string): format is Exclude<keyof typeof formats, "int64" | "uint64"> {
  return Object.hasOwn(formats, format) && format !== "int64" && format !== "uint64";
}
