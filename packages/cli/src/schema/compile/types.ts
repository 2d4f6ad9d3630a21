import type { JsonSchema } from "@waybill/runtime";
import { arrayKeywords } from "./arrays.ts";
import type { Context, Node } from "./context.ts";
import { all, any, atom, type Expression, not } from "./expression.ts";
import { bigintKeywords, numberKeywords, wideInteger } from "./numbers.ts";
import { objectKeywords } from "./objects.ts";
import { stringKeywords } from "./strings.ts";
import { namesAllValues, valueKeywords } from "./values.ts";

/** `type`, and the keywords that are about values of one type. */
export function typedKeywords(context: Context, node: Node, value: string): Expression {
  if (node["contentEncoding"] === "binary") return binaryKeywords(context, node, value);
  // A value that is one of some literals has their type.
  if (namesAllValues(node)) return valueKeywords(context, node, value);
  const types = node["type"] === undefined ? undefined : [node["type"]].flat();
  const keywords = types === undefined ? untyped(context, node, value) : typed(context, node, types, value);
  return all(keywords, valueKeywords(context, node, value));
}

function typed(context: Context, node: Node, types: readonly unknown[], value: string): Expression {
  const numeric = types.includes("number") ? "number" : "integer";
  const isNumeric = types.includes(numeric);
  const rest = types.filter((type) => type !== "integer" && type !== "number" && type !== "null");
  return any(
    // Nothing is told sooner.
    types.includes("null") && ofType(context, node, "null", value),
    ...rest.map((type) => ofType(context, node, type, value)),
    isNumeric && ofType(context, node, numeric, value),
  );
}

function ofType(context: Context, node: Node, type: unknown, value: string): Expression {
  switch (type) {
    case "null":
      return atom(`${value} === null`);
    case "string":
      return all(atom(`typeof ${value} == "string"`), stringKeywords(context, node, value));
    case "array":
      return all(atom(`Array.isArray(${value})`), arrayWords(context, node, value));
    case "object":
      return all(isObject(context, value), objectKeywords(context, node, value));
    case "number":
    case "integer":
      if (isWide(node)) return wideInteger(context, node, value);
      return all(
        atom(`Number.${type === "integer" ? "isInteger" : "isFinite"}(${value})`),
        numberKeywords(node, value),
      );
    default:
      return atom(`typeof ${value} == ${JSON.stringify(type)}`);
  }
}

/** Keywords say nothing about values of other types than theirs. */
function untyped(context: Context, node: Node, value: string): Expression {
  const is = (type: string) => atom(`typeof ${value} == "${type}"`);
  return all(
    where(() => is("string"), stringKeywords(context, node, value)),
    isWide(node)
      ? where(() => any(is("number"), is("bigint")), wideInteger(context, node, value))
      : all(
          where(() => is("number"), numberKeywords(node, value)),
          where(() => is("bigint"), bigintKeywords(node, value)),
        ),
    where(() => atom(`Array.isArray(${value})`), arrayWords(context, node, value)),
    where(() => isObject(context, value), objectKeywords(context, node, value)),
    where(() => isBytes(context, value), all(byteLength(node, value), jsonDocument(context, node, value))),
  );
}

function where(test: () => Expression, keywords: Expression): Expression {
  return keywords === true ? true : any(not(test()), keywords);
}

function arrayWords(context: Context, node: Node, value: string): Expression {
  const document = jsonDocument(context, node, value);
  const { items, ...others } = node;
  // What is no array of byte values is no document: to look at each item before is needless.
  return all(arrayKeywords(context, document !== true && isByte(items) ? others : node, value), document);
}

function binaryKeywords(context: Context, node: Node, value: string): Expression {
  return all(
    isBytes(context, value),
    byteLength(node, value),
    jsonDocument(context, node, value),
    valueKeywords(context, node, value),
  );
}

/** `minLength` and `maxLength` of a value that is bytes. */
function byteLength({ minLength, maxLength }: Node, value: string): Expression {
  return all(
    minLength === undefined || atom(`${value}.length >= ${minLength}`),
    maxLength === undefined || atom(`${value}.length <= ${maxLength}`),
  );
}

/** A JSON document in bytes, or in an array of byte values. */
function jsonDocument(context: Context, node: Node, value: string): Expression {
  const { contentMediaType, contentSchema } = node;
  if (contentMediaType !== "application/json" || contentSchema === undefined) return true;
  if (JSON.stringify(contentSchema) === objectSchema) {
    return atom(`${context.module.helper("isJsonObject")}(${value})`);
  }
  const read = `${context.module.helper("parseJsonBytes")}(${value})`;
  return context.scope.withLocal((local) =>
    all(atom(`(${local} = ${read}) !== undefined`), context.check(contentSchema as JsonSchema, local)),
  );
}

function isWide({ format }: Node): boolean {
  return format === "int64" || format === "uint64";
}

function isByte(items: unknown): boolean {
  return JSON.stringify(Object.entries(Object(items)).sort()) === byteSchema;
}

const objectSchema = JSON.stringify({ type: "object" });
const byteSchema = JSON.stringify(Object.entries({ maximum: 255, minimum: 0, type: "integer" }));

function isObject({ module, objects }: Context, value: string): Expression {
  return objects.has(value) || atom(`${module.helper("isObject")}(${value})`);
}

function isBytes({ module }: Context, value: string): Expression {
  return atom(`${module.helper("isBytes")}(${value})`);
}
