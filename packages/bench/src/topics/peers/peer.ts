import type { Topic } from "@waybill/topics";

/** What a library makes of one schema. Both take what `JSON.parse` gives. */
export interface Judge {
  readonly accepts: (value: unknown) => boolean;
  /** All that is wrong, in the library's own form; empty when nothing is. */
  readonly issues: (value: unknown) => readonly unknown[];
  /** The messages that the schema is written for, where it is not for all of the topic's. */
  readonly covers?: (value: unknown) => boolean;
}

/** A library that validates, as npm has it. */
export interface Peer {
  readonly name: string;
  /** Undefined for a topic that has no schema in the library's own language. */
  readonly compile: (topic: Topic) => Promise<Judge | undefined>;
}

/** The topic's schema, for libraries that take JSON Schema and values that have bytes as `JSON.parse` gives them. */
export function schemaOf(topic: Topic): Readonly<Record<string, unknown>> {
  const schema = topic["~standard"].jsonSchema.input({ target: "draft-07" });
  return mapped(schema, (own) =>
    own["contentEncoding"] === "binary" ? { ...own, type: "array" } : own,
  ) as Record<string, unknown>;
}

/** The schema with every object in it changed. */
export function mapped(
  schema: unknown,
  change: (schema: Record<string, unknown>) => Record<string, unknown>,
): unknown {
  if (Array.isArray(schema)) return schema.map((item) => mapped(item, change));
  if (typeof schema !== "object" || schema === null) return schema;
  const members = Object.entries(change(schema as Record<string, unknown>));
  return Object.fromEntries(members.map(([keyword, value]) => [keyword, mapped(value, change)]));
}
