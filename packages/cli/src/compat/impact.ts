import type { Direction } from "@waybill/compat";
import { demandOf, rolloutOf } from "./mode.ts";
import { type TopicReport, worstVerdict } from "./report.ts";

/** Whom one direction of a topic that breaks hits, or what is of no direction. */
export interface Hit {
  readonly direction?: Direction;
  /** Services that refuse messages, or `its consumers` where topic.yaml names none. */
  readonly readers: string;
  /** Services whose messages are refused. */
  readonly writers: string;
}

/** Whom a topic's findings hit, one entry a direction that breaks. */
export function hitsOf({ directions, others, status, ...topic }: TopicReport): readonly Hit[] {
  const { producers, consumers } = peopleOf(topic);
  const people = { readers: consumers, writers: producers };
  const hits = (["backward", "forward"] as const)
    .filter((way) => directions.some(({ direction, verdict }) => direction === way && verdict === "breaking"))
    .map((direction) => ({ direction, ...people }));
  const isHitOtherwise = status === "removed" || others.some(({ severity }) => severity === "error");
  return hits.length === 0 && isHitOtherwise ? [people] : hits;
}

/** A sentence for people: who refuses whose messages, and when. */
export function sentenceOf({ direction, readers, writers }: Hit): string {
  if (direction === undefined) return `${readers}, and ${writers}`;
  return direction === "backward"
    ? `${readers}, once upgraded, cannot read old messages of ${writers}`
    : `${readers}, until upgraded, cannot read new messages of ${writers}`;
}

/** Services of a topic, with words for those that nobody has named. */
export function peopleOf({ producers, consumers }: Pick<TopicReport, "producers" | "consumers">) {
  return {
    producers: producers.length === 0 ? "its producers" : producers.join(", "),
    consumers: consumers.length === 0 ? "its consumers" : consumers.join(", "),
  };
}

/**
 * Who must be upgraded first, as far as the directions that were compared tell: new readers that read old messages may
 * come first, and so may new writers whose messages old readers read. Undefined where no order is asked about.
 */
export function rolloutFor(topic: TopicReport): string | undefined {
  const { directions, status, mode, others, added = [] } = topic;
  if (status !== "compared") return undefined;
  const { producers, consumers } = peopleOf(topic);
  const errors = others.filter(
    ({ severity, rule }) => severity === "error" && rule !== "released-fixture-refused",
  );
  if (errors.length > 0)
    return errors.every(({ rule }) => rule === "compat-unknown") ? "not decided" : "no order is safe";
  if (directions.length === 0) return added.length > 0 ? `${consumers} first, then ${producers}` : undefined;
  const verdictOf = (way: Direction) => {
    const verdicts = directions.filter(({ direction }) => direction === way).map(({ verdict }) => verdict);
    return verdicts.length === 0 ? undefined : worstVerdict(verdicts);
  };
  const [backward, forward] = [verdictOf("backward"), verdictOf("forward")];
  if (backward === "compatible" && forward === "compatible") return "in any order";
  if (backward === "compatible") return `${consumers} first, then ${producers}`;
  if (forward === "compatible")
    return `${producers} first, then ${consumers}${backward === "breaking" ? " once no old message is left in the topic" : ""}`;
  if (backward === "unknown" || forward === "unknown") return "not decided";
  const asked = rolloutOf(demandOf(mode));
  if (asked === "any") return "no order is safe";
  const other = asked === "consumers" ? "producers" : "consumers";
  return `not ${asked} first; ${other} first was not compared (--mode full)`;
}
