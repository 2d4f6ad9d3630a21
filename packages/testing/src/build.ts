import { create, type Message as ProtobufMessage } from "@bufbuild/protobuf";
import { encode, type JsonSchema, type MessageOf, type Topic, TopicError, validate } from "@waybill/runtime";
import { isBytes, isObject } from "@waybill/runtime/codegen";
import { nodeOf } from "./generate/generator.ts";
import { checkOptions, hintFor } from "./given.ts";
import { messagesOf } from "./message-node.ts";
import { descriptor } from "./protobuf/descriptor.ts";
import { checkFields } from "./protobuf/fields.ts";
import { define } from "./schema/pointer.ts";
import { schemaOf } from "./schema/topic-schema.ts";
import { nameOf } from "./topics/name-of.ts";
import type { Message, TopicName, TopicOf } from "./topics/register.ts";
import { topicNamed } from "./topics/setup.ts";

/** Some of the keys at every level; arrays and bytes are whole. `null` and other scalars stand for themselves. */
export type DeepPartial<T> = T extends
  | Uint8Array
  | readonly unknown[]
  | bigint
  | string
  | number
  | boolean
  | null
  | undefined
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

export interface BuildOptions {
  /** Only what is required, which is usual, or every optional key as well. */
  readonly size?: "minimal" | "full";
  /** Gives what the overrides make of the message even when the topic refuses it. */
  readonly allowInvalid?: boolean;
}

/**
 * A message of the topic with these overrides, the same one on every call. What the overrides leave open is filled in so
 * that it fits them: `{ payload: { type: "event_link" } }` gives a whole event link. `undefined` leaves a key out.
 *
 * @throws TopicError when the overrides make the message one that the topic refuses
 */
export function build<T extends Topic | TopicName>(
  topic: T,
  overrides?: DeepPartial<Message<T>>,
  options: BuildOptions = {},
): Message<T> {
  const found: Topic = topicNamed(topic) as TopicOf<T> & Topic;
  checkOptions("the options of build", options, ["size", "allowInvalid"]);
  const { size = "minimal", allowInvalid = false } = options;
  if (!SIZES.includes(size)) throw new Error(`unknown size "${size}"; ${hintFor(size, SIZES)}`);
  checkDepth(found, overrides);
  return made(found, overrides, size === "full", allowInvalid) as Message<T>;
}

const SIZES: readonly string[] = ["minimal", "full"];

/** Deeper than messages of any encoding may be; overrides are followed by recursion. */
const MAX_DEPTH = 400;

function checkDepth(topic: Topic, overrides: unknown, depth = 0): void {
  if (typeof overrides !== "object" || overrides === null || isBytes(overrides)) return;
  if (depth > MAX_DEPTH)
    throw new Error(`the overrides of ${nameOf(topic)} contain themselves, or are nested too deep`);
  for (const one of Object.values(overrides)) checkDepth(topic, one, depth + 1);
}

function made(found: Topic, overrides: unknown, isFull: boolean, allowInvalid: boolean): unknown {
  const message =
    found.encoding === "protobuf" ? builtProtobuf(found, overrides, isFull) : built(found, overrides, isFull);
  const issues = allowInvalid ? [] : validate(found, message);
  if (issues.length > 0) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    const hint = first?.hint === undefined ? "" : `; ${first.hint}`;
    const summary = `the overrides make ${first?.path || "the message"} invalid: it ${first?.message}${hint}${more}`;
    throw new TopicError("invalid", summary, { topic: found.name, version: found.version, issues });
  }
  // Of Protobuf, values of wrong types are seen when they are written.
  if (found.encoding === "protobuf" && !allowInvalid) encode(found, message);
  return message;
}

/** As `build`, encoded as the topic's messages are. */
export function buildBytes<T extends Topic | TopicName>(
  topic: T,
  overrides?: DeepPartial<Message<T>>,
  options: Omit<BuildOptions, "allowInvalid"> = {},
): Uint8Array {
  const found: Topic = topicNamed(topic) as TopicOf<T> & Topic;
  return encode(found, build(topic, overrides, options) as MessageOf<typeof found>);
}

function built(topic: Topic, overrides: unknown, isFull: boolean): unknown {
  if (overrides === undefined) return structuredClone(messagesOf(topic).example(isFull));
  const schema = schemaOf(topic);
  const node = nodeOf(schema, [schema.root, wanted(overrides)]);
  const base = node?.example(isFull) ?? messagesOf(topic).example(isFull);
  return merged(structuredClone(base), overrides);
}

/** The overrides as a schema, so that the rest of the message is chosen to go with them. */
function wanted(overrides: unknown): JsonSchema {
  if (!isObject(overrides)) return { const: overrides };
  const keys = Object.entries(overrides);
  const members = keys.map(([key, value]) => [key, value === undefined ? false : wanted(value)]);
  const required = keys.flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return { type: "object", properties: Object.fromEntries(members), required };
}

function merged(base: unknown, overrides: unknown): unknown {
  if (!isObject(overrides) || !isObject(base)) return overrides;
  const result = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    if (value === undefined) delete result[key];
    else define(result, key, merged(Object.hasOwn(result, key) ? result[key] : undefined, value));
  }
  return result;
}

function builtProtobuf(topic: Topic, overrides: unknown, isFull: boolean): unknown {
  const example = messagesOf(topic).example(isFull);
  const desc = descriptor(topic);
  if (desc === undefined || isBytes(overrides)) return overrides ?? example;
  checkFields(desc, overrides);
  return create(desc, plain(example as ProtobufMessage, overrides) as Record<string, unknown>);
}

/** The fields of a message with others over them; a `oneof` is one of its cases or the other. */
function plain(base: unknown, overrides: unknown): unknown {
  if (overrides === undefined || !isObject(overrides) || !isObject(base)) return overrides ?? base;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    const isCase = isObject(value) && "case" in value;
    if (value === undefined) delete result[key];
    else define(result, key, isCase ? value : plain(result[key], value));
  }
  return result;
}
