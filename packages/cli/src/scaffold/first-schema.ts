import { type InferredSchema, inferSchema } from "./infer.ts";

const START: InferredSchema = {
  type: "object",
  required: ["id"],
  properties: { id: { description: "What tells this message from others.", type: "string" } },
};

/** The root schema of a new topic, from samples when there are any. An empty description is for a person to fill in. */
export function firstSchema(
  topic: string,
  description: string | undefined,
  samples: readonly unknown[],
): InferredSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: titleOf(topic),
    description: description ?? "",
    ...(samples.length > 0 ? inferSchema(samples) : START),
  };
}

/** `Ingest-events.2` becomes `ingest_events_2`. */
function titleOf(topic: string): string {
  const title = topic
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z][a-z0-9_]/.test(title) ? title : `topic_${title}`;
}
