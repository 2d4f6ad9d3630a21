import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { bytesOf } from "../json/parse-bytes.ts";
import { readJson } from "../json/read.ts";
import type { Explainer } from "./explainer.ts";
import { explainLength } from "./scalar.ts";
import type { SchemaObject } from "./schema-object.ts";

export function explainBytes(run: Explainer, schema: SchemaObject, value: Uint8Array, path: string): void {
  explainLength(run, schema, value.length, "bytes", path);
}

/** A JSON document inside the message, as bytes or byte values: one issue, at the bytes, with the inner cause in words. */
export function explainContent(run: Explainer, schema: SchemaObject, value: unknown, path: string): void {
  if (schema.contentMediaType !== "application/json" || schema.contentSchema === undefined) return;
  const bytes = isBytes(value) ? value : bytesOf(value);
  if (bytes === undefined) return;
  let cause: { readonly path: string; readonly message: string; readonly hint?: string } | undefined;
  try {
    [cause] = run.probe(schema.contentSchema, readJson(bytes), "");
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    cause = error.issue;
  }
  if (cause === undefined) return;
  const where = cause.path === "" ? "it" : cause.path;
  run.add(
    path,
    "contentSchema",
    `must hold a JSON document that is valid: ${where} ${cause.message}`,
    cause.hint,
  );
}
