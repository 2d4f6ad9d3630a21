import type { JsonSchema } from "@waybill/runtime";
import { isRecord } from "../../registry/shape.ts";

import type { Definitions } from "./context.ts";

/** What every value that a branch accepts has in common. */
interface BranchTest {
  readonly types?: readonly string[];
  /** Members or items that must be there with one of these values. */
  readonly tags: readonly { readonly key: string | number; readonly values: readonly Primitive[] }[];
}

type Primitive = string | number | boolean | null;

/** How far references between branches are followed before a branch counts as unknown. */
const maxDepth = 8;

/** Whether no value can match two of the branches, as far as types and tags tell. */
export function areDisjoint(branches: readonly JsonSchema[], definitions: Definitions): boolean {
  const tests = branches.map((branch) => testOf(branch, definitions, maxDepth));
  return tests.every((a, i) => tests.every((b, j) => i >= j || excludes(a, b)));
}

function testOf(schema: JsonSchema, definitions: Definitions, depth: number): BranchTest {
  if (typeof schema === "boolean" || depth === 0) return { tags: [] };
  const { $ref, type, contentEncoding, allOf } = schema;
  if (typeof $ref === "string") {
    const target = definitions[$ref.replace("#/definitions/", "")];
    return target === undefined ? { tags: [] } : testOf(target, definitions, depth - 1);
  }
  if (contentEncoding === "binary") return { types: ["bytes"], tags: [] };
  if (Array.isArray(allOf) && type === undefined) {
    const inner = allOf.map((part: JsonSchema) => testOf(part, definitions, depth - 1));
    const typed = inner.find(({ types }) => types !== undefined);
    return { ...(typed?.types && { types: typed.types }), tags: typed?.tags ?? [] };
  }
  const types = typesOf(schema, primitives(schema));
  const isOnly = (type: string) => types?.length === 1 && types[0] === type;
  const tags = isOnly("object") ? memberTags(schema) : isOnly("array") ? itemTags(schema) : [];
  return { ...(types && { types }), tags };
}

function memberTags({ properties, required }: { readonly [keyword: string]: unknown }): BranchTest["tags"] {
  if (!isRecord(properties) || !Array.isArray(required)) return [];
  return Object.entries(properties).flatMap(([key, member]) =>
    required.includes(key) ? tag(key, member) : [],
  );
}

function itemTags({ items, minItems = 0 }: { readonly [keyword: string]: unknown }): BranchTest["tags"] {
  if (!Array.isArray(items)) return [];
  return items.slice(0, minItems as number).flatMap((item, i) => tag(i, item));
}

function tag(key: string | number, member: unknown): BranchTest["tags"] {
  const values = isRecord(member) ? primitives(member) : undefined;
  return values === undefined ? [] : [{ key, values }];
}

/** What `const` or `enum` allow, if it is all primitive and not too much to compare. */
function primitives(schema: { readonly [keyword: string]: unknown }): readonly Primitive[] | undefined {
  const values = "const" in schema ? [schema["const"]] : schema["enum"];
  if ("$ref" in schema || !Array.isArray(values) || values.length > 16) return undefined;
  return values.every((value) => value === null || typeof value !== "object") ? values : undefined;
}

function typesOf(schema: { readonly [keyword: string]: unknown }, values: readonly Primitive[] | undefined) {
  const { type, format } = schema;
  // A format of 64 bits lets bigints through, which no type name describes.
  if (format === "int64" || format === "uint64") return undefined;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type as readonly string[];
  return values && [...new Set(values.map((value) => (value === null ? "null" : typeof value)))];
}

function excludes(a: BranchTest, b: BranchTest): boolean {
  const shareType =
    a.types === undefined ||
    b.types === undefined ||
    a.types.some((type) => b.types?.some((other) => overlap(type, other)));
  if (!shareType) return true;
  return a.tags.some((tag) => {
    const same = b.tags.find(({ key }) => key === tag.key);
    return same !== undefined && !tag.values.some((value) => same.values.includes(value));
  });
}

/** Every integer is a number. */
function overlap(a: string, b: string): boolean {
  const pair = [a, b].sort().join();
  return a === b || pair === "integer,number";
}
