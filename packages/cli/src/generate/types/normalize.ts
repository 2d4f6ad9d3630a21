import type { JsonSchema } from "@waybill/runtime";
import { isRecord } from "../../registry/shape.ts";
import { isSchema } from "../../schema/keywords.ts";
import type { TypeSchema } from "./compiler.ts";
import { docOf } from "./doc.ts";
import { objectType } from "./object.ts";
import { PREFIX } from "./prefix.ts";
import { arrayType } from "./tuple.ts";

export type Node = { readonly [keyword: string]: unknown };

/**
 * A bundled schema in those words that json-schema-to-typescript turns into what we mean. Its types may be wider than
 * the validator and are never narrower, but for a schema that gives members without saying `type: object`.
 */
export function normalize(schema: JsonSchema): TypeSchema {
  if (schema === true) return { tsType: "unknown" };
  if (schema === false) return { tsType: "never" };
  return { ...shapeOf(schema), ...docOf(schema) };
}

/** The name of what a reference of a bundle leads to. */
function nameOf(ref: string): string {
  return PREFIX + ref.replace("#/definitions/", "");
}

function shapeOf(node: Node): TypeSchema {
  if (typeof node["$ref"] === "string") return { tsType: nameOf(node["$ref"]) };
  if (node["contentEncoding"] === "binary") return { tsType: "Uint8Array" };
  const literals = literalsOf(node);
  if (literals !== undefined) return { tsType: literals };

  const parts: TypeSchema[] = [];
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = node[keyword];
    if (Array.isArray(branches)) parts.push(unionOf(branches.map(normalize)));
  }
  if (Array.isArray(node["allOf"])) parts.push(...node["allOf"].map(normalize));
  const refined = parts.filter((part) => part.tsType !== "unknown");
  const own = ownType(node, refined.length > 0);
  const all = own.tsType === "unknown" ? refined : [own, ...refined];
  const [first = own] = all;
  return all.length < 2 ? first : { allOf: all };
}

/** JSON is how TypeScript writes literal types too. */
function literalsOf(node: Node): string | undefined {
  const values = "const" in node ? [node["const"]] : node["enum"];
  if (!Array.isArray(values)) return undefined;
  return [...new Set(values.map((value) => JSON.stringify(value)))].join(" | ");
}

export function unionOf(types: readonly TypeSchema[]): TypeSchema {
  const [first] = types;
  if (types.some(({ tsType }) => tsType === "unknown")) return { tsType: "unknown" };
  return types.length === 1 && first !== undefined ? first : { anyOf: [...types] };
}

function ownType(node: Node, isRefined: boolean): TypeSchema {
  const types = typesOf(node);
  if (types === undefined) return { tsType: "unknown" };
  const wide = node["format"] === "int64" || node["format"] === "uint64";
  const shapes = types.map((type): TypeSchema => {
    if (type === "object") return objectType(node, isRefined);
    if (type === "array") return arrayType(node);
    if (type === "integer" || type === "number") return { tsType: wide ? "number | bigint" : "number" };
    return { tsType: type };
  });
  return unionOf(shapes);
}

function typesOf(node: Node): readonly string[] | undefined {
  const { type } = node;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.includes("number") ? type.filter((name) => name !== "integer") : type;
  if (isRecord(node["properties"])) return ["object"];
  return isSchema(node["items"]) ? ["array"] : undefined;
}
