import type { JsonSchema } from "@waybill/runtime";
import { isRecord } from "../../registry/shape.ts";
import type { TypeSchema } from "./compiler.ts";
import { type Node, normalize, unionOf } from "./normalize.ts";
import { guarded } from "./prefix.ts";

/**
 * Named members, or a map when there are none. Objects may have more members than their type names; an index signature
 * for these would only get in the way, and TypeScript accepts them without one.
 *
 * `isRefined`: other parts say more about the object, so that one without members says nothing.
 */
export function objectType(node: Node, isRefined: boolean): TypeSchema {
  const properties = isRecord(node["properties"]) ? (node["properties"] as Record<string, JsonSchema>) : {};
  const required = Array.isArray(node["required"]) ? (node["required"] as string[]).map(guarded) : [];
  const members = new Map(
    Object.entries(properties).map(([name, member]) => [guarded(name), normalize(member)]),
  );
  for (const name of required) if (!members.has(name)) members.set(name, { tsType: "unknown" });
  if (members.size === 0) return isRefined ? { tsType: "unknown" } : mapType(node);
  return { type: "object", properties: Object.fromEntries(members), required };
}

function mapType(node: Node): TypeSchema {
  const { additionalProperties = true, patternProperties } = node;
  const patterns = isRecord(patternProperties) ? (Object.values(patternProperties) as JsonSchema[]) : [];
  const others = additionalProperties === false ? [] : [additionalProperties as JsonSchema];
  const values = [...patterns, ...others].map(normalize);
  const value = values.length === 0 ? { tsType: "never" } : unionOf(values);
  if (value.tsType === "unknown") return { tsType: "Record<string, unknown>" };
  return { type: "object", additionalProperties: value };
}
