import { type Topic, type TopicIssue, validate } from "@waybill/runtime";
import { schemaOf } from "../schema/topic-schema.ts";
import { isReportedAs } from "./aliases.ts";
import { type Break, breaksOf } from "./breaks.ts";
import type { Visit } from "./visits.ts";

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
  message(): unknown;
  /** What has to be said of the message; undefined when the topic accepts it, or refuses it for something else as well. */
  miss(message: unknown): NearMiss | undefined;
}

/**
 * What can be tried on the visits of a valid message; with `wanted` only what may show this keyword: by breaking it, or
 * something that a reference or a union of this place led to, without which nothing would have been broken.
 */
export function* attemptsOn(topic: Topic, visits: Iterable<Visit>, wanted?: string): Generator<Attempt> {
  const schema = schemaOf(topic);
  const place = wanted === undefined ? undefined : placeOf(wanted);
  for (const visit of visits) {
    const isOnTheWay = wanted !== undefined && visit.via.includes(wanted);
    if (place !== undefined && !isOnTheWay && place !== visit.at) continue;
    const token = place === undefined || isOnTheWay ? undefined : wanted?.slice(place.length);
    for (const broken of breaksOf(schema, visit.schema, visit.value, token)) {
      // What breaks more of the schema than the keyword breaks more of the whole, too, which takes longer to see.
      if (
        token !== undefined &&
        !schema.acceptsWithout({ schema: visit.schema, token }, broken.value, visit.schema)
      )
        continue;
      yield {
        keyword: visit.at + broken.token,
        message: () => visit.put(broken.value),
        miss: (message) => confirmed(topic, message, visit, broken),
      };
    }
  }
}

/** The place of the schema that a keyword is of, both as JSON Pointers. */
export function placeOf(keyword: string): string {
  return keyword.replace(/(\/required\/\d+|\/[^/]*)$/, "");
}

function confirmed(topic: Topic, message: unknown, visit: Visit, { token }: Break): NearMiss | undefined {
  const issue = causeOf(validate(topic, message), visit.path, ruleOf(token));
  return issue && { message, violates: { rule: issue.rule, path: issue.path, keyword: visit.at + token } };
}

/** The issue at the broken place, if the topic has nothing else against the message. */
function causeOf(issues: readonly TopicIssue[], path: string, rule: string): TopicIssue | undefined {
  if (issues.some((issue) => !isWithin(issue.path, path))) return undefined;
  const here = issues.filter((issue) => issue.path === path);
  return (
    here.find((issue) => issue.rule === rule) ?? // Issues of a document inside the message are told at its bytes.
    here.find((issue) => issue.rule === "contentSchema" || isReportedAs(rule, issue.rule))
  );
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function ruleOf(token: string): string {
  const [, rule = ""] = token.split("/");
  return rule === "properties" ? "schema" : rule;
}
