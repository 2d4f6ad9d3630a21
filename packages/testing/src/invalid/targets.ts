import { compare } from "@waybill/compat";
import { type Topic, validate } from "@waybill/runtime";
import { type Occurrence, occurrencesOf } from "../schema/occurrences.ts";
import { isReached } from "../schema/reached.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import { basesOf, lazily } from "./bases.ts";
import { isImplied } from "./implied.ts";
import { attemptsOn, type NearMiss } from "./near-miss.ts";
import type { Visit } from "./visits.ts";

/** A place at which a schema asks for something, and messages that show that it does. */
export interface Target extends Occurrence {
  /** Whether a value would be a message without the keyword. */
  accepts(value: unknown): boolean;
  /** Looked for when first asked for, which takes milliseconds, or a second where nothing is found. */
  found(): Found;
}

export interface Found {
  /** Messages the topic refuses, and would not without the keyword. None when there is a `reason`. */
  readonly misses: readonly NearMiss[];
  /** Why no message shows it. */
  readonly reason?: string;
}

/** Near-misses that are kept of each place, or of places of large messages, each of which takes long to look at. */
const KEPT = 4;
const KEPT_OF_LARGE = 1;

const IMPLIED = "the schema accepts no more without it";

const BUDGET = { milliseconds: 1500 };

const known = new WeakMap<Topic, readonly Target[]>();

/** Every place of a topic's schema at which it asks for something. */
export function targetsOf(topic: Topic): readonly Target[] {
  let targets = known.get(topic);
  if (targets === undefined) {
    targets = makeTargets(topic);
    known.set(topic, targets);
  }
  return targets;
}

/** Whether there is a place that a message can break. */
export function isBreakable(topic: Topic): boolean {
  return targetsOf(topic).some((target) => target.found().misses.length > 0);
}

function makeTargets(topic: Topic): readonly Target[] {
  const schema = schemaOf(topic);
  const bases = lazily(() => basesOf(topic));
  return occurrencesOf(schema.root).map((occurrence) => {
    const accepts = (value: unknown) => schema.acceptsWithout(occurrence, value);
    const found = lazily((): Found => {
      const visits = bases().visitsFor(occurrence);
      const misses = missesOf(
        topic,
        occurrence.keyword,
        accepts,
        visits,
        bases().areLarge() ? KEPT_OF_LARGE : KEPT,
      );
      return misses.length > 0 ? { misses } : solved(topic, occurrence, accepts);
    });
    return { ...occurrence, accepts, found };
  });
}

function missesOf(
  topic: Topic,
  keyword: string,
  accepts: (value: unknown) => boolean,
  visits: Iterable<Visit>,
  kept: number,
): readonly NearMiss[] {
  const misses: NearMiss[] = [];
  for (const attempt of attemptsOn(topic, visits, keyword)) {
    const message = attempt.message();
    // To explain a message takes much longer than to look whether it would be one.
    const miss = accepts(message) ? attempt.miss(message) : undefined;
    if (miss === undefined) continue;
    misses.push(miss);
    if (misses.length >= kept) break;
  }
  return misses;
}

/** What the solver of compatibility finds between the schema and the schema without the keyword. */
function solved(topic: Topic, occurrence: Occurrence, accepts: (value: unknown) => boolean): Found {
  if (topic.encoding === "protobuf")
    return { misses: [], reason: "no message that protobuf-es can make breaks it" };
  if (isImplied(occurrence) || !isReached(schemaOf(topic), occurrence.schema))
    return { misses: [], reason: IMPLIED };
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
  if (direction?.verdict === "compatible") return { misses: [], reason: IMPLIED };
  return { misses: [], reason: `not decided: ${direction?.obligation ?? direction?.verdict}` };
}
