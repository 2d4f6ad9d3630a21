import type { Confirm, Opinion } from "@waybill/compat";
import { type JsonSchema, validate } from "@waybill/runtime";
import { formats } from "@waybill/runtime/codegen";
import { jsonTopic } from "@waybill/runtime/json";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isRecord } from "../registry/shape.ts";
import { compileInProcess } from "../schema/compile/compile-validator.ts";
import { strip } from "../schema/strip.ts";
import { inTime } from "./in-time.ts";

type Judge = (value: unknown) => Opinion;

/** The validator that has to see what the search has found, too. */
export interface SecondValidator {
  /**
   * Says why it refuses; abstains from integers that doubles do not hold, from schemas that it cannot compile, and from those
   * that it takes too long for: it asks again of each branch that comes to the same.
   */
  readonly confirm: Confirm;
  /** Which one speaks of values of a schema. */
  nameFor(schema: unknown): ValidatorName;
}

export type ValidatorName = "generated code" | "ajv";

interface Settings {
  readonly own: boolean;
  /** Milliseconds for one value. */
  readonly patience?: number;
}

const PATIENCE = 1000;

/** What the generated code would say where it is about a topic (`own`) or about bytes, else Ajv as it is. */
export function secondValidator({ own, patience = PATIENCE }: Settings): SecondValidator {
  const known = new Map<string, Judge | undefined>();
  const texts = new WeakMap<object, string>();
  const textOf = (schema: JsonSchema): string => {
    if (typeof schema === "boolean") return String(schema);
    const text = texts.get(schema) ?? JSON.stringify(schema, (_, value) => exactly(value));
    texts.set(schema, text);
    return text;
  };
  const nameFor = (schema: unknown): ValidatorName =>
    own || textOf(schema as JsonSchema).includes('"contentEncoding"') ? "generated code" : "ajv";
  const confirm: Confirm = (schema, value) => {
    if (isBeyondDoubles(value)) return undefined;
    const text = textOf(schema);
    if (!known.has(text)) known.set(text, judgeOf(schema, nameFor(schema)));
    const judge = known.get(text);
    const opinion = judge && inTime(() => judge(value), patience);
    if (opinion === undefined) known.set(text, undefined);
    return opinion;
  };
  return { confirm, nameFor };
}

/** Keeps integers apart that doubles do not hold. */
function exactly(value: unknown): unknown {
  return typeof value === "bigint" ? { integer: String(value) } : value;
}

function judgeOf(schema: JsonSchema, name: ValidatorName): Judge | undefined {
  if (isBeyondDoubles(schema)) return undefined;
  try {
    return name === "ajv" ? ajvJudge(schema) : generatedJudge(schema);
  } catch {
    return undefined;
  }
}

function generatedJudge(schema: JsonSchema): Judge {
  const topic = jsonTopic("compared", 1, {
    schema: strip(schema),
    validate: compileInProcess(schema),
    maxMessageBytes: Number.MAX_SAFE_INTEGER,
  });
  return (value) => {
    const [issue] = validate(topic, value);
    if (issue === undefined) return { valid: true };
    return { valid: false, message: `${issue.path || "message"} ${issue.message} [${issue.rule}]` };
  };
}

function ajvJudge(schema: JsonSchema): Judge {
  const ajv = instanceFor(schema);
  for (const [name, test] of Object.entries(formats))
    if (!name.endsWith("int64")) ajv.addFormat(name, test as (text: string) => boolean);
  const judge = ajv.compile(schema);
  return (value) => {
    if (judge(value) === true) return { valid: true };
    const words = (judge.errors ?? []).map(
      ({ instancePath, message = "is refused", keyword }) =>
        `${instancePath || "message"} ${message} [${keyword}]`,
    );
    return { valid: false, message: words.join("; ") };
  };
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
