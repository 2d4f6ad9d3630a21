import { type TopicIssue, unexplained } from "./error.ts";
import type { Check } from "./explain/check.ts";
import { explainWith } from "./explain/explain-with.ts";
import { standardTopic } from "./standard-topic.ts";
import type { Codec, Encoding, JsonSchema, Topic } from "./topic.ts";

/** What a generated module knows of a version of a topic. */
export interface CompiledDefinition {
  readonly maxMessageBytes: number;
  readonly schema: JsonSchema;
  readonly validate: (value: unknown) => boolean;
  /** Those of the schema's keywords, in the order of `allChecks`. */
  readonly checks: readonly Check[];
}

/** Makes a topic of a codec and a schema. Runs no code of either. */
export function compiledTopic<Name extends string, Version extends number, Message, E extends Encoding>(
  name: Name,
  version: Version,
  encoding: E,
  codec: Codec,
  { maxMessageBytes, schema, validate, checks }: CompiledDefinition,
): Topic<Name, Version, Message, E> {
  const accepts = (value: unknown): boolean => {
    try {
      return validate(value);
    } catch {
      // Only a value that no codec makes gets here: a cycle, or a getter that throws.
      return false;
    }
  };
  const issuesOf = explainWith(checks, schema);
  const explain = (value: unknown): readonly TopicIssue[] => {
    const issues = issuesOf(value);
    return issues.length > 0 || accepts(value) ? issues : [unexplained];
  };
  return {
    name,
    version,
    encoding,
    maxMessageBytes,
    codec,
    accepts,
    explain,
    "~standard": standardTopic<Message>(schema, checks, accepts, explain),
  };
}
