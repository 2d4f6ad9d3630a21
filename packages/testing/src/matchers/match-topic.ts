import type { Topic, TopicIssue } from "@waybill/runtime";
import { isBytes, isObject } from "@waybill/runtime/codegen";
import { exercise } from "../coverage/recorder.ts";
import { checkOptions, kindOf } from "../given.ts";
import type { TopicName } from "../topics/register.ts";
import { topicNamed } from "../topics/setup.ts";
import { type MatcherContext, type MatcherResult, result } from "./context.ts";
import { failureText } from "./failure-text.ts";
import { nearestMessage } from "./repair.ts";
import { show } from "./show.ts";
import { type Judged, judge, type KafkaRecord, readableHeader } from "./subject.ts";

export interface MatchOptions {
  /** With `.not`: why the message has to be refused. Refused for another reason, the assertion fails. */
  readonly because?: { readonly rule?: string; readonly path?: string };
  /** What the key of a Kafka record has to equal, as text; asymmetric matchers are fine. */
  readonly key?: unknown;
  /** What the headers of a Kafka record have to equal, as texts; asymmetric matchers are fine. */
  readonly headers?: unknown;
}

/** Whether something is a message of a topic: a value, JSON text, bytes, or a Kafka record. */
export function toMatchTopic(
  this: MatcherContext,
  received: unknown,
  named: Topic | TopicName,
  options: MatchOptions = {},
): MatcherResult {
  const topic: Topic = topicNamed(named);
  checkOptions("the options of toMatchTopic", options, ["because", "key", "headers"]);
  const { because } = options;
  if (because !== undefined) checkOptions("because", because, ["rule", "path"]);
  if (because !== undefined && this.isNot !== true) {
    throw new Error("because says why a message is refused, so it goes with .not.toMatchTopic");
  }
  const judged = judge(topic, received);
  exercise(topic, judged.value, judged.issues);
  const name = `${topic.name} v${topic.version}`;
  if (judged.issues.length > 0) {
    if (because !== undefined && !judged.issues.some((issue) => isBecause(issue, because))) {
      return result(true, () => otherReason(topic, judged, because));
    }
    const expected =
      this.isNot === true || judged.value === undefined ? undefined : nearestMessage(topic, judged.value);
    const text = () => `expected a message of ${name}\n\n${failureText(topic, judged.value, judged.issues)}`;
    return result(false, text, expected === undefined ? undefined : { actual: judged.value, expected });
  }
  const wrong = recordMismatch(this, judged.record, options);
  if (wrong !== undefined) return wrong;
  const wanted = because === undefined ? "" : ` because of ${described(because)}`;
  return result(
    true,
    () =>
      `expected no message of ${name}, but it accepts this one${wanted && `; it was to be refused${wanted}`}\n\n  got  ${show(judged.value, 400)}`,
  );
}

function isBecause(issue: TopicIssue, { rule, path }: NonNullable<MatchOptions["because"]>): boolean {
  return (rule === undefined || issue.rule === rule) && (path === undefined || issue.path === path);
}

function described({ rule, path }: NonNullable<MatchOptions["because"]>): string {
  return [rule === undefined ? [] : `rule "${rule}"`, path === undefined ? [] : `at ${path || "the message"}`]
    .flat()
    .join(" ");
}

function otherReason(
  topic: Topic,
  { value, issues }: Judged,
  because: NonNullable<MatchOptions["because"]>,
): string {
  const title = `expected ${topic.name} v${topic.version} to refuse the message by ${described(because)}, but it does so for another reason`;
  return `${title}\n\n${failureText(topic, value, issues)}`;
}

/** The first of key and headers that is not as asked for. */
function recordMismatch(
  context: MatcherContext,
  record: KafkaRecord | undefined,
  options: MatchOptions,
): MatcherResult | undefined {
  for (const part of ["key", "headers"] as const) {
    if (!(part in options)) continue;
    if (record === undefined) throw new Error(`${part} is of a Kafka record, got only a message`);
    const actual = readableHeader(record[part]);
    const expected = options[part];
    if (context.equals(actual, expected)) continue;
    return result(false, () => `expected the record's ${part} to be ${show(expected)}, got ${show(actual)}`, {
      actual,
      expected,
    });
  }
  return undefined;
}

/** Whether each of many is a message of a topic; says which is not. */
export function toAllMatchTopic(
  this: MatcherContext,
  received: Iterable<unknown>,
  named: Topic | TopicName,
): MatcherResult {
  const topic: Topic = topicNamed(named);
  if (
    (!isObject(received) && !Array.isArray(received)) ||
    isBytes(received) ||
    !(Symbol.iterator in received)
  )
    throw new Error(`expected a list of messages, got ${kindOf(received)}; toMatchTopic takes a single one`);
  const judged = [...received].map((one) => judge(topic, one));
  for (const { value, issues } of judged) exercise(topic, value, issues);
  const wrong = [...judged.entries()].filter(([, { issues }]) => issues.length > 0);
  const [first] = wrong;
  const name = `${topic.name} v${topic.version}`;
  if (first === undefined)
    return result(true, () => `expected at least one of ${judged.length} not to be a message of ${name}`);
  const [index, { value, issues }] = first;
  const others = wrong.slice(1, 10).map(([i]) => i);
  const more = others.length === 0 ? "" : `, and so do ${others.join(", ")}${wrong.length > 10 ? ", …" : ""}`;
  const title = `expected all ${judged.length} to be messages of ${name}: index ${index} fails${more}`;
  return result(false, () => `${title}\n\n${failureText(topic, value, issues)}`);
}
