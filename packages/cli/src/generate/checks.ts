import type { JsonSchema } from "@waybill/runtime";
import * as codegen from "@waybill/runtime/codegen";
import { isRecord } from "../registry/shape.ts";
import { isAssertion, mapSubschemas } from "../schema/keywords.ts";

type CheckName = {
  [Name in keyof typeof codegen]: (typeof codegen)[Name] extends codegen.Check ? Name : never;
}[keyof typeof codegen];

const formatChecks: Readonly<Record<keyof typeof codegen.formats, CheckName>> = {
  uuid: "uuids",
  "date-time": "dateTimes",
  date: "dates",
  time: "times",
  email: "emails",
  uri: "uris",
  hostname: "hostnames",
  ipv4: "ipv4s",
  ipv6: "ipv6s",
  regex: "regexes",
  int64: "int64s",
  uint64: "uint64s",
};

/** Keywords that the interpreter knows without a check, or that only say more of one beside them. */
const withoutCheck = new Set(["$ref", "type", "definitions", "contentMediaType", "then", "else"]);

/**
 * The exports of the runtime's `codegen` that explain messages of a bundled, stripped schema as all checks together would,
 * in their order. Where a smaller check says the same of this schema, it stands for the general one.
 */
export function checksFor(schema: JsonSchema): CheckName[] {
  const nodes: Node[] = [];
  collect(schema, nodes);
  const definitions = (typeof schema === "object" ? schema["definitions"] : undefined) ?? {};
  const names = namesInOrder.filter((name) => nodes.some((node) => needs(node, name)));
  assertCovered(nodes, names);
  return names.map((name) => smallest(name, nodes, definitions as Definitions));
}

function smallest(name: CheckName, nodes: readonly Node[], definitions: Definitions): CheckName {
  switch (name) {
    case "binary":
      return nodes.some((node) => node["contentEncoding"] === "binary" && "items" in node)
        ? name
        : "plainBinary";
    case "values":
      return nodes.every(namesScalars) ? "scalars" : name;
    case "objects":
      return nodes.some(isClosed) ? name : "openObjects";
    case "tuples":
      return nodes.every(hasOneSchemaForItems) ? "arrays" : name;
    case "taggedUnions":
      if (nodes.every((node) => isToldByType(node, definitions))) return "typedUnions";
      return nodes.some((node) => namesValuesInBranch(node, definitions)) ? name : "unions";
    default:
      return name;
  }
}

type Node = { readonly [keyword: string]: unknown };
type Definitions = { readonly [name: string]: JsonSchema };

const namesInOrder = codegen.allChecks.map((check) => {
  const [name] = Object.entries(codegen).find(([, value]) => value === check) ?? [];
  if (name === undefined) throw new Error("bug: codegen must export every check by itself");
  return name as CheckName;
});

const checks: Readonly<Record<CheckName, codegen.Check>> = codegen;

function keywordsOf(name: CheckName): readonly string[] {
  return checks[name].keywords;
}

function needs(node: Node, name: CheckName): boolean {
  const { format } = node;
  return keywordsOf(name).some((keyword) =>
    keyword === "format"
      ? formatChecks[format as keyof typeof formatChecks] === name
      : Object.hasOwn(node, keyword),
  );
}

/** The schema and all schemas in it, boolean ones left out. */
function collect(schema: JsonSchema, nodes: Node[]): void {
  if (typeof schema === "boolean") return;
  nodes.push(schema);
  mapSubschemas(schema, (subschema) => collect(subschema, nodes));
}

function namesScalars({ const: only, enum: listed = [] }: Node): boolean {
  return [only, ...(listed as unknown[])].every((value) => typeof value !== "object" || value === null);
}

function isClosed({ patternProperties, additionalProperties }: Node): boolean {
  return patternProperties !== undefined || additionalProperties === false;
}

function hasOneSchemaForItems({ items = {}, additionalItems }: Node): boolean {
  return isRecord(items) && additionalItems === undefined;
}

/** Whether the node has no union, or one of which at most one branch is about values of a type. */
function isToldByType({ anyOf = [], oneOf = [] }: Node, definitions: Definitions): boolean {
  return [anyOf, oneOf].every((branches) => {
    const types = (branches as JsonSchema[]).flatMap((branch) => {
      const { type = ["any"] } = Object(dereference(branch, definitions)) as Node;
      // Every integer is a number.
      return [type].flat().map((name) => (name === "integer" ? "number" : name));
    });
    return types.length <= 1 || (!types.includes("any") && new Set(types).size === types.length);
  });
}

/** As far as the interpreter follows references. */
function dereference(schema: JsonSchema, definitions: Definitions): JsonSchema | undefined {
  let target: JsonSchema | undefined = schema;
  for (let i = 0; i < 16 && isRecord(target) && typeof target["$ref"] === "string"; i++) {
    target = definitions[target["$ref"].slice(prefix.length)];
  }
  return target;
}

/** Whether a union's branch names values anywhere, by which it may be told from the others. */
function namesValuesInBranch({ anyOf = [], oneOf = [] }: Node, definitions: Definitions): boolean {
  const seen = new Set<JsonSchema>();
  const namesValues = (schema: JsonSchema | undefined): boolean => {
    if (schema === undefined || typeof schema === "boolean" || seen.has(schema)) return false;
    seen.add(schema);
    if ("const" in schema || "enum" in schema) return true;
    const { $ref } = schema;
    let found =
      typeof $ref === "string" &&
      (!$ref.startsWith(prefix) || namesValues(definitions[$ref.slice(prefix.length)]));
    mapSubschemas(schema, (subschema) => {
      found ||= namesValues(subschema);
    });
    return found;
  };
  return [...(anyOf as JsonSchema[]), ...(oneOf as JsonSchema[])].some(namesValues);
}

const prefix = "#/definitions/";

function assertCovered(nodes: readonly Node[], names: readonly CheckName[]): void {
  const covered = new Set([...withoutCheck, ...names.flatMap((name) => keywordsOf(name))]);
  for (const node of nodes) {
    const missing = Object.keys(node).find((keyword) => isAssertion(keyword) && !covered.has(keyword));
    if (missing !== undefined) throw new Error(`bug: keyword "${missing}" must have a check in the runtime`);
  }
}
