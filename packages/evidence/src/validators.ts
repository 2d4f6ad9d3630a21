import { Validator } from "@cfworker/json-schema";
import { validator as schemasafe } from "@exodus/schemasafe";
import { Decimal, type JsonSchema, type Value } from "@waybill/compat";
import { formats } from "@waybill/runtime/codegen";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";

type Test = (value: unknown) => boolean;

/** A validator of somebody else; it abstains from what it cannot compile and from numbers that doubles do not hold. */
export interface Judge {
  readonly name: string;
  readonly accepts: (schema: JsonSchema, value: Value) => boolean | undefined;
}

const texts = Object.entries(formats).filter(([name]) => !name.endsWith("int64")) as [string, Test][];

export const ajv = judge("Ajv", (schema, dialect) => {
  const options = { strict: false, ownProperties: true, validateSchema: false, logger: false } as const;
  if (dialect === "4") throw new Error("Ajv 8 knows no draft-04");
  const instance =
    dialect === "2020-12"
      ? new Ajv2020(options)
      : dialect === "2019-09"
        ? new Ajv2019(options)
        : new Ajv(options);
  for (const [name, test] of texts) instance.addFormat(name, test);
  const validate = instance.compile(schema as object);
  return (value) => validate(value) === true;
});

const cfworker = judge("cfworker", (schema, dialect) => {
  const validator = new Validator(schema as never, dialect as "7", true);
  return (value) => validator.validate(value).valid;
});

const safe = judge("schemasafe", (schema, dialect) => {
  const draft = dialect === "4" ? "draft-04" : dialect === "7" ? "draft-07" : `draft${dialect}`;
  const validate = schemasafe(schema as never, {
    mode: "spec",
    $schemaDefault: draft.startsWith("draft-")
      ? `http://json-schema.org/${draft}/schema#`
      : `https://json-schema.org/draft/${dialect}/schema`,
    formats: Object.fromEntries(texts) as never,
    isJSON: true,
  });
  return (value) => validate(value as never);
});

export const judges: readonly Judge[] = [ajv, cfworker, safe];

function judge(name: string, compile: (schema: JsonSchema, dialect: string) => Test): Judge {
  const known = new WeakMap<object, Test | undefined>();
  const testOf = (schema: Exclude<JsonSchema, boolean>): Test | undefined => {
    if (known.has(schema)) return known.get(schema);
    let test: Test | undefined;
    try {
      if (!isForeign(schema)) test = compile(schema, dialectOf(schema));
    } catch {
      test = undefined;
    }
    known.set(schema, test);
    return test;
  };
  const accepts: Judge["accepts"] = (schema, value) => {
    if (isForeign(value)) return undefined;
    if (typeof schema === "boolean") return schema;
    try {
      return testOf(schema)?.(value);
    } catch {
      return undefined;
    }
  };
  return { name, accepts };
}

function dialectOf(schema: Exclude<JsonSchema, boolean>): "4" | "7" | "2019-09" | "2020-12" {
  const uri = String(schema["$schema"]);
  if (uri.includes("draft-04")) return "4";
  if (uri.includes("2019-09")) return "2019-09";
  return uri.includes("2020-12") ? "2020-12" : "7";
}

/** Numbers that doubles do not hold, and the words of Waybill's own: bytes and 64-bit formats. */
function isForeign(value: unknown): boolean {
  if (typeof value === "bigint") return true;
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof Decimal) return true;
  if (value instanceof Uint8Array || "contentSchema" in value) return true;
  if ("format" in value && (value.format === "int64" || value.format === "uint64")) return true;
  if ("contentEncoding" in value && value.contentEncoding === "binary") return true;
  return Object.values(value).some(isForeign);
}
