import { compare } from "@waybill/compat";
import { type Topic, validate } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import fc from "fast-check";
import { arbitrary } from "../arbitrary.ts";
import { messagesOf } from "../message-node.ts";
import { type Occurrence, occurrencesOf } from "../schema/occurrences.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import { attemptsOn, type NearMiss } from "./near-miss.ts";

/** A place at which a schema asks for something, and messages that show that it does. */
export interface Target extends Occurrence {
  /** Messages the topic refuses, and would not without the keyword. None when there is a `reason`. */
  readonly misses: readonly NearMiss[];
  /** Whether a value would be a message without the keyword. */
  readonly accepts: (value: unknown) => boolean;
  /** Why no message shows it. */
  readonly reason?: string;
}

/** Valid messages that are looked through for places to break. */
const BASES = 150;
/** Near-misses that are kept of each place. */
const KEPT = 6;

const BUDGET = { milliseconds: 1500 };

const known = new WeakMap<Topic, readonly Target[]>();

/** Every place of a topic's schema, each with what breaks it or why nothing does. Takes seconds for a large schema, once. */
export function targetsOf(topic: Topic): readonly Target[] {
  let targets = known.get(topic);
  if (targets === undefined) {
    targets = find(topic);
    known.set(topic, targets);
  }
  return targets;
}

function find(topic: Topic): readonly Target[] {
  const { root } = schemaOf(topic);
  const left = new Map<string, Candidate>();
  for (const occurrence of occurrencesOf(root)) {
    left.set(occurrence.keyword, { occurrence, accepts: laxer(topic, occurrence), misses: [] });
  }
  const all = [...left.values()];
  const messages = messagesOf(topic);
  const bases = [
    messages.example(true),
    messages.example(false),
    ...fc.sample(arbitrary(topic), { numRuns: BASES, seed: 20 }),
  ];
  for (const base of bases) {
    if (left.size === 0) break;
    for (const attempt of attemptsOn(topic, base, new Set(left.keys()))) {
      const shown = [attempt.keyword, ...attempt.via].filter((keyword) => left.has(keyword));
      const miss = shown.length === 0 ? undefined : attempt.make();
      if (miss === undefined) continue;
      for (const keyword of shown) {
        const target = left.get(keyword) as Candidate;
        if (!target.accepts(miss.message)) continue;
        target.misses.push(miss);
        if (target.misses.length >= KEPT) left.delete(keyword);
      }
    }
  }
  return all.map(({ occurrence, misses, accepts }) =>
    misses.length > 0
      ? { ...occurrence, accepts, misses }
      : { ...occurrence, accepts, ...solved(topic, occurrence, accepts) },
  );
}

interface Candidate {
  readonly occurrence: Occurrence;
  readonly accepts: (value: unknown) => boolean;
  readonly misses: NearMiss[];
}

/** Whether a value would be a message if the schema did not have the keyword. */
export function laxer(topic: Topic, { without }: Occurrence): (value: unknown) => boolean {
  let accepts: ((value: unknown) => boolean) | undefined;
  return (value) => {
    accepts ??= jsonTopic(topic.name, topic.version, { schema: without() }).accepts;
    return accepts(value);
  };
}

/** What the solver of compatibility finds between the schema and the schema without the keyword. */
function solved(
  topic: Topic,
  occurrence: Occurrence,
  accepts: (value: unknown) => boolean,
): { misses: NearMiss[]; reason?: string } {
  if (topic.encoding === "protobuf")
    return { misses: [], reason: "no message that protobuf-es can make breaks it" };
  const [direction] = compare(occurrence.without(), schemaOf(topic).root, {
    mode: "backward",
    budget: BUDGET,
  }).directions;
  const found = (direction?.findings ?? []).flatMap(({ witness }) => {
    const [issue] = validate(topic, witness);
    if (issue === undefined || !accepts(witness)) return [];
    return [
      { message: witness, violates: { rule: issue.rule, path: issue.path, keyword: occurrence.keyword } },
    ];
  });
  if (found.length > 0) return { misses: found };
  if (direction?.verdict === "compatible")
    return { misses: [], reason: "the schema accepts no more without it" };
  return { misses: [], reason: `not decided: ${direction?.obligation ?? direction?.verdict}` };
}
