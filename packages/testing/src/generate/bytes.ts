import { encodeUnvalidated, type JsonSchema } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import fc from "fast-check";
import type { Conjunction } from "../schema/alternatives.ts";
import { greatest, least } from "./limits.ts";
import type { Context, Node } from "./node.ts";

const documents = jsonTopic("document", 1, {});

/** `contentEncoding: "binary"`: any bytes, or the JSON document that `contentSchema` asks for. */
export function bytes(context: Context, way: Conjunction): Node | undefined {
  const { parts } = way;
  const minLength = greatest(parts, "minLength", 0);
  const maxLength = least(parts, "maxLength", Math.max(64, minLength));
  if (minLength > maxLength || context.isTooLarge("minLength", minLength)) return undefined;
  const document = documentOf(context, way);
  if (document !== undefined) return document;
  return {
    size: minLength,
    arbitrary: fc.uint8Array({ minLength, maxLength }),
    example: (isFull) => new Uint8Array(Math.max(minLength, Math.min(isFull ? 1 : 0, maxLength))),
  };
}

/** Bytes of JSON documents of the `contentSchema`s, if there are any. */
export function documentOf(context: Context, { parts, entered }: Conjunction): Node | undefined {
  const schemas = parts.flatMap((part) =>
    part["contentMediaType"] === "application/json" && part["contentSchema"] !== undefined
      ? [part["contentSchema"] as JsonSchema]
      : [],
  );
  const inner = schemas.length === 0 ? undefined : context.visit(schemas, entered);
  return (
    inner && {
      ...inner,
      arbitrary: inner.arbitrary.map((value) => documentBytes(value)),
      example: (isFull) => documentBytes(inner.example(isFull)),
    }
  );
}

/** A document as UTF-8 bytes of JSON. */
export function documentBytes(value: unknown): Uint8Array {
  return encodeUnvalidated(documents, value);
}
