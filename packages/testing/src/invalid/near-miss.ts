import { type Topic, type TopicIssue, validate } from "@waybill/runtime";
import { schemaOf } from "../schema/topic-schema.ts";
import { type Break, breaksOf } from "./breaks.ts";
import { type Visit, visitsOf } from "./visits.ts";

/** Why a topic refuses a message. */
export interface Violation {
  /** The rule, as the runtime reports it. */
  readonly rule: string;
  /** JSON Pointer into the message. */
  readonly path: string;
  /** JSON Pointer of the keyword in the topic's schema that was set out to be broken. */
  readonly keyword: string;
}

/** A message that differs in one place from a valid one and is refused for it. */
export interface NearMiss {
  readonly message: unknown;
  readonly violates: Violation;
}

/** A near-miss that has not been made yet. */
export interface Attempt {
  readonly keyword: string;
  /** The references and unions that led to the keyword: without one of them, nothing would have been broken either. */
  readonly via: readonly string[];
  make(): NearMiss | undefined;
}

/**
 * What can be tried on a valid message; each attempt gives a near-miss only when the topic refuses it for that rule. With
 * `wanted` only attempts that show one of these keywords.
 */
export function attemptsOn(topic: Topic, message: unknown, wanted?: ReadonlySet<string>): Attempt[] {
  const schema = schemaOf(topic);
  const places =
    wanted && new Set([...wanted].map((keyword) => keyword.replace(/(\/required\/\d+|\/[^/]*)$/, "")));
  return visitsOf(schema, message).flatMap((visit) => {
    const isOnTheWay = visit.via.some((keyword) => wanted?.has(keyword));
    if (places && !isOnTheWay && !places.has(visit.at)) return [];
    return breaksOf(schema, visit.schema, visit.value)
      .map((broken) => ({ broken, keyword: visit.at + broken.token }))
      .filter(({ keyword }) => !wanted || isOnTheWay || wanted.has(keyword))
      .map(({ broken, keyword }) => ({
        keyword,
        via: visit.via,
        make: () => confirmed(topic, visit, broken, keyword),
      }));
  });
}

function confirmed(topic: Topic, visit: Visit, broken: Break, keyword: string): NearMiss | undefined {
  const message = visit.put(broken.value);
  const issue = causeOf(validate(topic, message), visit.path, ruleOf(broken.token));
  return issue && { message, violates: { rule: issue.rule, path: issue.path, keyword } };
}

/** The issue at the broken place, if the topic has nothing else against the message. */
function causeOf(issues: readonly TopicIssue[], path: string, rule: string): TopicIssue | undefined {
  if (issues.some((issue) => !isWithin(issue.path, path))) return undefined;
  const here = issues.filter((issue) => issue.path === path);
  return (
    here.find((issue) => issue.rule === rule) ??
    here.find((issue) => issue.rule === "contentSchema" || ALIASES[rule]?.includes(issue.rule))
  );
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** What a rule is reported as where it decides between the branches of a union, or stands within a document. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  const: ["enum", "type"],
  enum: ["const", "type"],
  type: ["const", "enum", "contentEncoding"],
  contentEncoding: ["type"],
  anyOf: ["type", "enum", "const"],
  oneOf: ["type", "enum", "const"],
};

function ruleOf(token: string): string {
  const [, rule = ""] = token.split("/");
  return rule === "properties" ? "schema" : rule;
}
