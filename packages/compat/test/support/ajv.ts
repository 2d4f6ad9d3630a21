import { formats } from "@waybill/runtime/codegen";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Confirm } from "../../src/confirm.ts";
import { isObject } from "../../src/value.ts";

const options = { strict: false, ownProperties: true, validateSchema: false, logger: false } as const;
const known = new WeakMap<object, (value: unknown) => boolean>();

/** Ajv as the second validator; it abstains from what is beyond doubles, and from bytes. */
export const confirmWithAjv: Confirm = (schema, value) => {
  if (hasForeign(value) || hasForeign(schema)) return undefined;
  if (typeof schema === "boolean") return schema;
  let validate = known.get(schema);
  if (validate === undefined) {
    const dialect = String(schema["$schema"]);
    const ajv = dialect.includes("2020")
      ? new Ajv2020(options)
      : dialect.includes("2019")
        ? new Ajv2019(options)
        : new Ajv(options);
    for (const [name, test] of Object.entries(formats))
      if (!name.endsWith("int64")) ajv.addFormat(name, test as (text: string) => boolean);
    validate = ajv.compile(schema);
    known.set(schema, validate);
  }
  return validate(value);
};

function hasForeign(value: unknown): boolean {
  if (typeof value === "bigint" || value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.some(hasForeign);
  if (!isObject(value)) return false;
  if ("contentSchema" in value) return true;
  return value["format"] === "int64" || value["format"] === "uint64" || Object.values(value).some(hasForeign);
}

/** Written apart, as an object with a key `then` in the source looks like a promise. */
export function conditional(
  condition: unknown,
  consequence: unknown,
): { readonly [keyword: string]: unknown } {
  const key = "then";
  return { if: condition, [key]: consequence };
}
