import type { JsonSchema } from "@waybill/runtime";
import { eachSchema } from "./occurrences.ts";
import type { SchemaObject } from "./schema-object.ts";
import type { TopicSchema } from "./topic-schema.ts";

const known = new WeakMap<TopicSchema, ReadonlySet<SchemaObject>>();
const DEFINITIONS: ReadonlySet<string> = new Set(["definitions", "$defs"]);

/** Whether a schema within the topic's is of any effect: definitions that nothing refers to are of none. */
export function isReached(schema: TopicSchema, place: SchemaObject): boolean {
  let reached = known.get(schema);
  if (reached === undefined) {
    reached = reachedFrom(schema);
    known.set(schema, reached);
  }
  return reached.has(place);
}

function reachedFrom(schema: TopicSchema): ReadonlySet<SchemaObject> {
  const reached = new Set<SchemaObject>();
  const entered = new Set<JsonSchema>([schema.root]);
  for (const entry of entered) {
    eachSchema(
      entry,
      "",
      (own) => {
        reached.add(own);
        if (own["$ref"] !== undefined) entered.add(schema.resolve(own["$ref"]));
      },
      DEFINITIONS,
    );
  }
  return reached;
}
