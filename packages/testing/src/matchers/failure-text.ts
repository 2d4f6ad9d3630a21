import type { Topic, TopicIssue } from "@waybill/runtime";
import { nodeOf } from "../generate/generator.ts";
import { valueAt } from "../schema/pointer.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import { causeText, expectation, parentOf } from "./expectation.ts";
import { schemasAt } from "./schemas-at.ts";
import { show } from "./show.ts";

/** So many issues are written out. */
const MAX_SHOWN = 5;
/** So many keys of an object are named. */
const MAX_KEYS = 12;

/** The issue of bytes that plainly are of another encoding than the topic's. */
export interface EncodingIssue extends TopicIssue {
  readonly looksLike: string;
}

function isEncodingIssue(issue: TopicIssue): issue is EncodingIssue {
  return "looksLike" in issue;
}

/** Why a value is no message of the topic: the cause first, then each issue with what is there and what should be. */
export function failureText(topic: Topic, value: unknown, issues: readonly TopicIssue[]): string {
  const [first, ...others] = issues;
  if (first === undefined) return "";
  const shown = issues.slice(0, MAX_SHOWN).map((issue) => issueText(topic, value, issue));
  const more = issues.length > MAX_SHOWN ? [`… and ${issues.length - MAX_SHOWN} more`] : [];
  const count = others.length === 0 ? "" : ` (1 of ${issues.length} problems)`;
  const cause = isEncodingIssue(first)
    ? `the bytes look like ${first.looksLike}, but the topic's encoding is ${topic.encoding}`
    : causeText(topic, value, first);
  return [`${cause}${count}`, "", ...shown, ...more].join("\n");
}

function issueText(topic: Topic, value: unknown, issue: TopicIssue): string {
  const { path, rule, offset } = issue;
  const hint = issue.hint ?? hintFor(topic, value, issue);
  const got = isEncodingIssue(issue)
    ? issue.looksLike
    : offset === undefined && value !== undefined
      ? gotOf(value, issue)
      : undefined;
  const lines = [
    `  ${path || "(message)"}  [${rule}]${offset === undefined ? "" : ` at byte ${offset}`}`,
    ...(got === undefined ? [] : [`    got       ${got}`]),
    `    expected  ${isEncodingIssue(issue) ? topic.encoding : expectation(topic, value, issue)}`,
    ...(hint === undefined ? [] : [`    hint      ${hint}`]),
  ];
  return lines.join("\n");
}

function gotOf(value: unknown, { path, rule }: TopicIssue): string {
  const at = valueAt(value, path);
  const isAboutKeys = ["required", "additionalProperties", "dependencies"].includes(rule);
  if (!isAboutKeys || typeof at !== "object" || at === null) return show(at);
  const keys = Object.entries(at).flatMap(([key, one]) => (one === undefined ? [] : [JSON.stringify(key)]));
  const more = keys.length > MAX_KEYS ? `, and ${keys.length - MAX_KEYS} more` : "";
  return keys.length === 0
    ? "an object with no keys"
    : `an object with ${keys.slice(0, MAX_KEYS).join(", ")}${more}`;
}

/** From about 2001 on, milliseconds since 1970 have twelve digits or more, seconds ten. */
const LEAST_MILLISECONDS = 1e11;

/** What may have gone wrong, where the rule alone does not say. */
function hintFor(topic: Topic, value: unknown, { path, rule, message }: TopicIssue): string | undefined {
  const at = valueAt(value, path);
  const isTime = /time|date|received|stamp|_at$/i.test(path);
  if (rule === "maximum" && typeof at === "number" && at > LEAST_MILLISECONDS && isTime) {
    return `this looks like milliseconds; the topic has seconds: ${Math.floor(at / 1000)}`;
  }
  if (
    rule === "type" &&
    typeof at === "string" &&
    /\b(integer|number)\b/.test(message) &&
    Number.isFinite(Number(at)) &&
    at.trim() !== ""
  ) {
    return `send the number, ${Number(at)}, not its text`;
  }
  if (rule === "type" && at === null && path !== "") {
    return isRequired(topic, path)
      ? "the key is required, so it needs a value"
      : "leave the key out where there is no value";
  }
  if (rule === "pattern" || rule === "format") return exampleHint(topic, path);
  return undefined;
}

function isRequired(topic: Topic, path: string): boolean {
  const [parent, key] = parentOf(path) ?? [];
  return (
    parent !== undefined &&
    schemasAt(schemaOf(topic), parent).some((part) => (part["required"] ?? []).includes(key))
  );
}

function exampleHint(topic: Topic, path: string): string | undefined {
  const schema = schemaOf(topic);
  const example = schemasAt(schema, path)
    .filter((part) => "pattern" in part || "format" in part)
    .map((part) => nodeOf(schema, [part])?.example(false))
    .find((one) => typeof one === "string");
  return example === undefined ? undefined : `such as ${show(example)}`;
}
