import type { JsonSchema } from "@waybill/compat";
import { isBelow, isNode, mapSchemas, toPointer } from "../walk.ts";

/** One keyword of a schema made narrower or wider. */
export interface Edit {
  readonly name: string;
  /** Whether it is narrower; undefined where that is not known by its look. */
  readonly narrows: boolean | undefined;
  /** Where the keyword is, in the schema that has it. */
  readonly pointer: string;
  readonly edited: JsonSchema;
}

export type Node = { readonly [keyword: string]: unknown };

/** What becomes of one node; `keyword` is where a finding has to be. */
interface Change {
  readonly keyword: string;
  readonly narrows: boolean;
  readonly node: Node;
}

/** Below these an edit may turn round or do nothing. */
const contrary = new Set(["not", "if", "oneOf", "dependencies", "contains", "contentSchema"]);

/** Every edit of every keyword of the schema. */
export function editsOf(schema: JsonSchema): readonly Edit[] {
  const places: (readonly [path: readonly string[], change: Change, isTurned: boolean])[] = [];
  const [documents, turned] = [documentsIn(schema), turnedIn(schema)];
  mapSchemas(schema, (part, path) => {
    const isTurned =
      isBelow(path, contrary) ||
      [...documents, ...turned].some((at) => `${toPointer(path)}/`.startsWith(`${at}/`));
    if (isNode(part) && !("$ref" in part))
      for (const change of changesOf(part)) places.push([path, change, isTurned]);
    return part;
  });
  return places.map(([path, { keyword, narrows, node }, isTurned]) => ({
    name: `${toPointer(path)}/${keyword} ${narrows ? "narrower" : "wider"}`,
    narrows: isTurned ? undefined : narrows,
    pointer: `${toPointer(path)}/${keyword}`,
    edited: replaced(schema, path, node),
  }));
}

/** Where the schemas are that something below a contrary keyword refers to, at once or through others. */
function turnedIn(schema: JsonSchema): readonly string[] {
  const references: { readonly from: string; readonly to: string; readonly isContrary: boolean }[] = [];
  mapSchemas(schema, (part, path) => {
    if (isNode(part) && typeof part["$ref"] === "string")
      references.push({
        from: `${toPointer(path)}/`,
        to: part["$ref"].replace(/^#/, ""),
        isContrary: isBelow(path, contrary),
      });
    return part;
  });
  const turned = new Set(references.filter(({ isContrary }) => isContrary).map(({ to }) => to));
  for (const place of turned)
    for (const { from, to } of references) if (from.startsWith(`${place}/`)) turned.add(to);
  return [...turned];
}

/** Where bytes hold a document: whether an array is one of bytes hangs on its other keywords. */
function documentsIn(schema: JsonSchema): readonly string[] {
  const found: string[] = [];
  mapSchemas(schema, (part, path) => {
    if (isNode(part) && "contentSchema" in part) found.push(toPointer(path));
    return part;
  });
  return found;
}

export function replaced(whole: unknown, path: readonly string[], node: Node): JsonSchema {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  if (Array.isArray(whole))
    return whole.map((one, i) => (String(i) === step ? replaced(one, rest, node) : one)) as never;
  return { ...(whole as Node), [step]: replaced((whole as Node)[step], rest, node) };
}

function changesOf(node: Node): readonly Change[] {
  return [...boundChanges(node), ...typeChanges(node), ...listChanges(node), ...objectChanges(node)];
}

const lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];

function boundChanges(node: Node): readonly Change[] {
  return [...lower, ...upper].flatMap((keyword): readonly Change[] => {
    const bound = node[keyword];
    if (typeof bound !== "number") return [];
    const inward = lower.includes(keyword) ? 1 : -1;
    const isCount = /Length|Items|Properties/.test(keyword);
    // Beyond 2^53 one more is the same double.
    const moved = (by: number): number =>
      Number.isSafeInteger(bound + by) ? bound + by : bound + (by * Math.abs(bound)) / 2 ** 20;
    return [inward, -inward]
      .filter((by) => !isCount || bound + by >= 0)
      .map((by) => ({ keyword, narrows: by === inward, node: { ...node, [keyword]: moved(by) } }));
  });
}

function typeChanges(node: Node): readonly Change[] {
  const { type, ...rest } = node;
  if (type === undefined) return [];
  const types = [type].flat().map(String);
  const wider = types.includes("null")
    ? []
    : [{ keyword: "type", narrows: false, node: { ...rest, type: [...types, "null"] } }];
  const fewer =
    types.length < 2
      ? []
      : types.map((one) => ({
          keyword: "type",
          narrows: true,
          node: { ...rest, type: types.filter((other) => other !== one) },
        }));
  const number = types.includes("number")
    ? [
        {
          keyword: "type",
          narrows: true,
          node: { ...rest, type: types.map((one) => (one === "number" ? "integer" : one)) },
        },
      ]
    : types.includes("integer")
      ? [
          {
            keyword: "type",
            narrows: false,
            node: { ...rest, type: types.map((one) => (one === "integer" ? "number" : one)) },
          },
        ]
      : [];
  return [...wider, ...fewer, ...number];
}

function listChanges(node: Node): readonly Change[] {
  const { enum: members, const: value, ...rest } = node;
  const changes: Change[] = [];
  if (Array.isArray(members)) {
    if (members.length > 1)
      for (const i of members.keys())
        changes.push({
          keyword: "enum",
          narrows: true,
          node: { ...node, enum: members.filter((_, j) => j !== i) },
        });
    changes.push({ keyword: "enum", narrows: false, node: { ...node, enum: [...members, "another value"] } });
  }
  if (value !== undefined && members === undefined)
    changes.push({ keyword: "const", narrows: false, node: { ...rest, enum: [value, "another value"] } });
  for (const keyword of ["pattern", "format", "multipleOf", "uniqueItems"])
    if (node[keyword] !== undefined && node[keyword] !== false) {
      const { [keyword]: _, ...without } = node;
      changes.push({ keyword, narrows: false, node: without });
    }
  if (node["items"] !== undefined && node["uniqueItems"] !== true && !Array.isArray(node["items"]))
    changes.push({ keyword: "uniqueItems", narrows: true, node: { ...node, uniqueItems: true } });
  return changes;
}

function objectChanges(node: Node): readonly Change[] {
  const { required, properties, additionalProperties } = node;
  const names = isNode(properties) ? Object.keys(properties) : [];
  const needed = Array.isArray(required) ? (required as readonly string[]) : [];
  const changes: Change[] = needed.map((key, i) => ({
    keyword: `required/${i}`,
    narrows: false,
    node: { ...node, required: needed.filter((other) => other !== key) },
  }));
  for (const key of names.filter((name) => !needed.includes(name)))
    changes.push({
      keyword: `required/${needed.length}`,
      narrows: true,
      node: { ...node, required: [...needed, key] },
    });
  if (additionalProperties === false) {
    const { additionalProperties: _, ...open } = node;
    changes.push({ keyword: "additionalProperties", narrows: false, node: open });
  } else if (names.length > 0)
    changes.push({
      keyword: "additionalProperties",
      narrows: true,
      node: { ...node, additionalProperties: false },
    });
  return changes;
}
