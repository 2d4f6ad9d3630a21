import type { TopicIssue } from "./error.ts";
import type { Check } from "./explain/check.ts";
import { jsonSchemaFor } from "./json-schema-for.ts";
import { tokensOf } from "./pointer.ts";
import type { StandardJsonSchemaOptions, StandardTopicV1 } from "./standard-schema.ts";
import type { JsonSchema } from "./topic.ts";

/** What a topic has under `~standard`. */
export function standardTopic<Message>(
  schema: JsonSchema,
  checks: readonly Check[],
  accepts: (value: unknown) => boolean,
  explain: (value: unknown) => readonly TopicIssue[],
): StandardTopicV1<Message> {
  const toJsonSchema = ({ target }: StandardJsonSchemaOptions) => jsonSchemaFor(target, schema, checks);
  return {
    version: 1,
    vendor: "waybill",
    validate: (value) =>
      accepts(value)
        ? { value: value as Message }
        : { issues: explain(value).map(({ path, message }) => ({ message, path: tokensOf(path) })) },
    jsonSchema: { input: toJsonSchema, output: toJsonSchema },
  };
}
