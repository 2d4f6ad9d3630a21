import { isRecord } from "../registry/shape.ts";
import { inList, inMap, inSchema, isSchema } from "../schema/keywords.ts";
import { append } from "../schema/pointer.ts";

export type SchemaObject = Readonly<Record<string, unknown>>;

/** One subschema of a schema file: an object, `true` or `false`. */
export interface SchemaNode {
  readonly schema: SchemaObject | boolean;
  readonly pointer: string;
  /** The keyword of the parent that holds this node; absent at the root. */
  readonly keyword?: string;
  readonly parent?: SchemaNode;
}

/** `$defs` is not of draft-07, but what stands in it is written as a schema. */
const maps = new Set([...inMap, "$defs"]);

/** Every subschema of a schema in document order, the root first. Follows no `$ref`. */
export function* walkSchema(root: unknown): Generator<SchemaNode> {
  if (isSchema(root)) yield* walk({ schema: root, pointer: "" });
}

/** The direct subschemas of a node. */
export function* children(node: SchemaNode): Generator<SchemaNode> {
  if (typeof node.schema === "boolean") return;
  for (const [keyword, value] of Object.entries(node.schema)) {
    const pointer = append(node.pointer, keyword);
    if (keyword === "items" || inSchema.has(keyword)) yield* child(node, keyword, pointer, value);
    if ((keyword === "items" || inList.has(keyword)) && Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* child(node, keyword, append(pointer, index), item);
    }
    if (maps.has(keyword) && isRecord(value)) {
      for (const [name, item] of Object.entries(value))
        yield* child(node, keyword, append(pointer, name), item);
    }
  }
}

/**
 * The node itself and those above it that are applied to the same value: an arm of `anyOf` says more about the value
 * that its parent describes, whereas a property's schema speaks of another one.
 */
export function* sameValue(node: SchemaNode): Generator<SchemaNode> {
  yield node;
  let current = node;
  while (current.parent !== undefined && arms.has(current.keyword ?? "")) {
    current = current.parent;
    yield current;
  }
}

const arms = new Set(["allOf", "anyOf", "else", "if", "not", "oneOf", "then"]);

function* walk(node: SchemaNode): Generator<SchemaNode> {
  yield node;
  for (const below of children(node)) yield* walk(below);
}

function* child(
  parent: SchemaNode,
  keyword: string,
  pointer: string,
  schema: unknown,
): Generator<SchemaNode> {
  if (isSchema(schema)) yield { schema, pointer, keyword, parent };
}
