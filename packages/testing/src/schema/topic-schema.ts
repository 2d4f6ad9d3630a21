import type { JsonSchema, Topic, TopicIssue } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { jsonTopic } from "@waybill/runtime/json";
import { type Acceptor, acceptor, type Keyword } from "./acceptor.ts";
import { eachSchema } from "./occurrences.ts";
import { valueAt } from "./pointer.ts";
import { asObject, type SchemaObject } from "./schema-object.ts";

/** The schema of one topic, whose parts are schemas of their own. */
export interface TopicSchema extends Pick<Acceptor, "failing"> {
  readonly root: JsonSchema;
  /** The schema that a reference within the root means. */
  resolve(ref: string): JsonSchema;
  /** Whether the value is of all these parts of the schema. */
  accepts(parts: readonly JsonSchema[], value: unknown): boolean;
  /** Whether the value would be of the whole schema, or of a part of it, if the keyword were not there. */
  acceptsWithout(keyword: Keyword, value: unknown, part?: JsonSchema): boolean;
  /** Why a value is not of a part of the schema; nothing when it is. */
  explain(part: JsonSchema, value: unknown): readonly TopicIssue[];
  /** A part as a schema of its own, with what its references mean beside it. */
  alone(part: JsonSchema): JsonSchema;
}

const known = new WeakMap<Topic, TopicSchema>();

/** The schema of a topic, as the topic itself gives it; `true` for Protobuf messages without constraints. */
export function schemaOf(topic: Topic): TopicSchema {
  let schema = known.get(topic);
  if (schema === undefined) {
    schema = topicSchema(inMemory(topic["~standard"].jsonSchema.input({ target: "draft-07" })));
    known.set(topic, schema);
  }
  return schema;
}

/**
 * A copy of one's own, without what is said of the lists that JSON spells bytes as. Each place has an object of its own
 * in it, by which it is told from others, also where a schema was put together of parts that are used again.
 */
function inMemory(given: JsonSchema): JsonSchema {
  const schema = copied(given) as JsonSchema;
  eachSchema(schema, "", (own) => {
    if (own["contentEncoding"] !== "binary") return;
    for (const keyword of ["type", "minItems", "maxItems"]) delete (own as Record<string, unknown>)[keyword];
  });
  return schema;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]));
}

export function topicSchema(root: JsonSchema): TopicSchema {
  const targets = new Map<string, JsonSchema>();
  const resolve = (ref: string): JsonSchema => {
    let target = targets.get(ref);
    if (target === undefined) {
      target = valueAt(root, decodeURIComponent(ref.slice(1))) as JsonSchema | undefined;
      if (!ref.startsWith("#") || target === undefined) throw new Error(`the schema has no "${ref}"`);
      targets.set(ref, target);
    }
    return target;
  };
  const alone = (part: JsonSchema): JsonSchema => (part === root ? root : transplanted(root, part));
  const explained = new Map<JsonSchema, Topic>();
  const { accepts, failing } = acceptor(resolve);
  return {
    root,
    resolve,
    alone,
    failing,
    accepts: (parts, value) => parts.every((part) => accepts(part, value)),
    explain(part, value) {
      let topic = explained.get(part);
      if (topic === undefined) {
        topic = jsonTopic("part", 1, { schema: alone(part) });
        explained.set(part, topic);
      }
      return topic.explain(value);
    },
    acceptsWithout: (keyword, value, part = root) => accepts(part, value, keyword),
  };
}

/** The part with the definitions of the root; where it refers to elsewhere in the root, the root becomes a definition too. */
function transplanted(root: JsonSchema, part: JsonSchema): JsonSchema {
  const { definitions = {} } = asObject(root);
  if (typeof part === "boolean") return part;
  const text = JSON.stringify([part, definitions]);
  if (!/"\$ref":"#(?!\/definitions\/)/.test(text)) return { ...part, definitions };
  return { ...(moved(part) as SchemaObject), definitions: { root: moved(root) } };
}

function moved(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(moved);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" ? `#/definitions/root${value.slice(1)}` : moved(value),
    ]),
  );
}
