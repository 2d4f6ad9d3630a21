import { compare, type DirectionResult } from "@waybill/compat";
import type { JsonSchema, Topic } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { kindOf } from "../given.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import type { TopicName } from "../topics/register.ts";
import { topicNamed } from "../topics/setup.ts";
import { type MatcherResult, result } from "./context.ts";
import { show } from "./show.ts";

/** A JSON Schema, a topic, or a topic's name, which is a text. */
export type SchemaLike = JsonSchema | Topic | TopicName;

/** Whether readers of this schema read everything that was written with the old one. */
export function toBeBackwardCompatibleWith(received: SchemaLike, old: SchemaLike): MatcherResult {
  return compared(received, old, "backward");
}

/** Whether readers of the old schema read everything that is written with this one. */
export function toBeForwardCompatibleWith(received: SchemaLike, old: SchemaLike): MatcherResult {
  return compared(received, old, "forward");
}

/** Both. */
export function toBeFullyCompatibleWith(received: SchemaLike, old: SchemaLike): MatcherResult {
  return compared(received, old, "full");
}

function compared(
  received: SchemaLike,
  old: SchemaLike,
  mode: "backward" | "forward" | "full",
): MatcherResult {
  const { verdict, directions } = compare(schemaFrom(old), schemaFrom(received), { mode });
  if (verdict === "compatible")
    return result(true, () => `expected a ${mode} incompatible schema, but it is proven to be compatible`);
  const reasons = directions.filter((one) => one.verdict !== "compatible").flatMap(reasonsOf);
  const title =
    verdict === "breaking"
      ? `the schema is not ${mode} compatible`
      : `whether the schema is ${mode} compatible could not be decided`;
  return result(false, () => [title, "", ...reasons].join("\n"));
}

function reasonsOf({ direction, verdict, findings, obligation }: DirectionResult): string[] {
  if (verdict === "unknown") return [`  ${direction}: ${obligation ?? "unknown"}`];
  const [writers, readers] = direction === "backward" ? ["old", "new"] : ["new", "old"];
  return findings
    .slice(0, 5)
    .flatMap((finding) => [
      `  ${finding.path || "(message)"}  [${finding.rule}]  ${finding[readers as "old" | "new"] ?? ""}`.trimEnd(),
      `    ${writers} writers may send  ${show(finding.witness)}`,
      `    which ${readers} readers refuse`,
    ]);
}

function schemaFrom(like: SchemaLike): JsonSchema {
  if (typeof like === "boolean") return like;
  if (typeof like === "string") return schemaOf(topicNamed(like) as Topic).root;
  if (!isObject(like)) throw new Error(`expected a schema, a topic or its name, got ${kindOf(like)}`);
  return isTopic(like) ? schemaOf(like).root : (like as JsonSchema);
}

function isTopic(like: unknown): like is Topic {
  return isObject(like) && "~standard" in like && "codec" in like;
}
