import type { JsonSchema } from "@waybill/compat";

/** What a suite expects of a pair: that every value of the writer is one of the reader, or that some value is not. */
export interface ContainmentCase {
  /** Where in the suite: file, place in it and direction. */
  readonly id: string;
  readonly writer: JsonSchema;
  readonly reader: JsonSchema;
  readonly contained: boolean;
  readonly format?: "assert" | "annotate";
}

export interface Suite {
  readonly name: string;
  /** Cases that may stay unknown. */
  readonly unknown: number | `${number} %`;
  /** Throws `Unavailable` when the suite cannot be fetched. */
  cases(): Promise<readonly ContainmentCase[]>;
}

/** A package that the registry, or the lack of its client, keeps from being fetched. */
export class Unavailable extends Error {}

/** Schemas that use a keyword as draft-04 alone does are read as draft-04. */
export function dialectByUse(schema: unknown): JsonSchema {
  const isOld = /"exclusiveM(ax|in)imum":(true|false)/.test(JSON.stringify(schema));
  if (!isOld || typeof schema !== "object" || schema === null || "$schema" in schema)
    return schema as JsonSchema;
  return { $schema: "http://json-schema.org/draft-04/schema#", ...schema };
}
