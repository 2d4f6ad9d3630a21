import type { Confirm } from "@waybill/compat";
import type { JsonSchema } from "@waybill/runtime";
import { formats } from "@waybill/runtime/codegen";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isRecord } from "../registry/shape.ts";
import { compileInProcess } from "../schema/compile/compile-validator.ts";

type Validate = (value: unknown) => boolean;

/**
 * The second validator: what the generated code would say where it is about a topic or about bytes, else Ajv as it is.
 * It abstains from integers that doubles do not hold, and from schemas that it cannot compile.
 */
export function createConfirm(options: { readonly own: boolean }): Confirm {
  const known = new Map<unknown, Validate | undefined>();
  return (schema, value) => {
    if (isBeyondDoubles(value)) return undefined;
    if (!known.has(schema)) known.set(schema, compile(schema, options));
    return known.get(schema)?.(value);
  };
}

function compile(schema: unknown, { own }: { readonly own: boolean }): Validate | undefined {
  if (isBeyondDoubles(schema)) return undefined;
  if (typeof schema === "boolean") return () => schema;
  try {
    if (own || JSON.stringify(schema).includes('"contentEncoding"'))
      return compileInProcess(schema as JsonSchema);
    const ajv = instanceFor(schema);
    for (const [name, test] of Object.entries(formats))
      if (!name.endsWith("int64")) ajv.addFormat(name, test as (text: string) => boolean);
    const validate = ajv.compile(schema as object);
    return (value) => validate(value) === true;
  } catch {
    return undefined;
  }
}

function instanceFor(schema: unknown): Ajv {
  const settings = { strict: false, ownProperties: true, validateSchema: false, logger: false } as const;
  const dialect = isRecord(schema) ? String(schema["$schema"]) : "";
  if (dialect.includes("2020-12")) return new Ajv2020(settings);
  return dialect.includes("2019-09") ? new Ajv2019(settings) : new Ajv(settings);
}

function isBeyondDoubles(value: unknown): boolean {
  if (typeof value === "bigint") return true;
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false;
  return Object.values(value).some(isBeyondDoubles);
}
