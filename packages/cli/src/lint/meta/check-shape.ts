import type { ErrorObject, ValidateFunction } from "ajv";
import type { Document } from "../../registry/model.ts";
import { loadAjv } from "../../schema/load-ajv.ts";
import { append, tokensOf } from "../../schema/pointer.ts";
import { didYouMean } from "../did-you-mean.ts";
import { type Problem, problemAt } from "../rule.ts";

/** A violation of a meta-schema. */
export interface ShapeProblem extends Problem {
  readonly pointer: string;
  /** The key that is missing or undeclared; `pointer` then ends in it, whether or not the key is there. */
  readonly key?: string;
}

const compiled = new WeakMap<object, ValidateFunction>();

/** Compares a YAML file with a closed meta-schema; every key that is wrong is one problem. */
export function checkShape(document: Document, schema: object): ShapeProblem[] {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  if (validate(document.value)) return [];
  return (validate.errors ?? []).map((error) => toProblem(document, error));
}

function compile(schema: object): ValidateFunction {
  const { Ajv } = loadAjv();
  return new Ajv({ allErrors: true, verbose: true, strict: true }).compile(schema);
}

function toProblem(document: Document, error: ErrorObject): ShapeProblem {
  const { keyword, params, instancePath } = error;
  if (keyword === "additionalProperties") {
    const key: string = params["additionalProperty"];
    const known = Object.keys(error.parentSchema?.["properties"] ?? {});
    const patterns = Object.keys(error.parentSchema?.["patternProperties"] ?? {});
    const hint =
      didYouMean(key, known) ??
      (known.length > 0 ? `the keys are ${list(known)}` : `keys must match ${patterns.join(" or ")}`);
    const pointer = append(instancePath, key);
    return { ...problemAt(document, pointer, `key ${JSON.stringify(key)} is unknown`, hint), pointer, key };
  }
  if (keyword === "required") {
    const key: string = params["missingProperty"];
    const pointer = append(instancePath, key);
    return { ...problemAt(document, pointer, `key "${key}" is missing`), pointer, key };
  }
  const [message, hint] = wording(error);
  return { ...problemAt(document, instancePath, message, hint), pointer: instancePath };
}

function wording({
  keyword,
  params,
  parentSchema,
  data,
  instancePath,
  message,
}: ErrorObject): [string, (string | undefined)?] {
  const subject = subjectAt(instancePath);
  switch (keyword) {
    case "enum": {
      const allowed = (params["allowedValues"] as unknown[]).map(String);
      const hint = typeof data === "string" ? didYouMean(data, allowed) : undefined;
      return [`${subject} must be one of ${list(allowed)}`, hint];
    }
    case "type": {
      const quoted = typeof data === "string" && /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(data);
      const expected = String(params["type"]);
      const fits = quoted && ["integer", "number", "boolean"].includes(expected);
      return [
        `${subject} must be ${article(expected)}`,
        fits ? `remove the quotes around ${data}` : undefined,
      ];
    }
    case "pattern":
      return [`${subject} must be ${parentSchema?.["title"] ?? `text that matches ${params["pattern"]}`}`];
    case "minLength":
    case "minItems":
      return [`${subject} must not be empty`];
    case "uniqueItems":
      return [`${subject} must not name the same thing twice`];
    default:
      return [`${subject} ${message ?? "has the wrong shape"}`];
  }
}

/** `"owners"`, or `item 1 of "owners"`. */
function subjectAt(pointer: string): string {
  const tokens = tokensOf(pointer);
  const last = tokens.at(-1);
  if (last === undefined) return "file";
  const holder = tokens.at(-2);
  const isItem = /^\d+$/.test(last) && holder !== undefined;
  return isItem ? `item ${Number(last) + 1} of ${JSON.stringify(holder)}` : JSON.stringify(last);
}

function article(type: string): string {
  if (type === "array") return "a list";
  if (type === "object") return "a mapping";
  return /^[aeiou]/.test(type) ? `an ${type}` : type === "string" ? "text" : `a ${type}`;
}

function list(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(", ");
}
