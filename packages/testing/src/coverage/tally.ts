import { type CoveragePoint, type KeyedPoint, NEVER_MET, NEVER_REFUSED, present, shown } from "./points.ts";

/** What is known of one topic. */
export interface Tally {
  /** Such as `outcomes v1`. */
  readonly topic: string;
  readonly accepted: number;
  readonly refused: number;
  readonly points: readonly KeyedPoint[];
  readonly keys: ReadonlySet<string>;
}

export function uncoveredOf({ points, keys }: Tally): readonly KeyedPoint[] {
  return points.filter(({ key }) => !keys.has(key));
}

/** The part of its points that a topic's messages have shown, from 0 to 100, rounded down. */
export function percentOf(tally: Tally): number {
  const { points } = tally;
  if (points.length === 0) return 100;
  return Math.floor((100 * (points.length - uncoveredOf(tally).length)) / points.length);
}

/** Kinds in the order of what a test misses most by leaving them out. */
const ORDER: readonly CoveragePoint["kind"][] = ["branch", "optional-key", "type", "enum-value", "rule"];

/** A topic's coverage as text, with one line for each place of which something was not shown, at most `maxLines`. */
export function tallyText(tally: Tally, maxLines = Number.POSITIVE_INFINITY): string {
  const { topic, accepted, refused, points, keys } = tally;
  const uncovered = uncoveredOf(tally);
  const title = `${topic}: ${points.length - uncovered.length} of ${points.length} points (${percentOf(tally)} %), ${accepted} accepted, ${refused} refused`;
  const places = new Map<string, string[]>();
  for (const kind of ORDER) {
    for (const point of uncovered) {
      if (point.kind !== kind || !isWorthALine(point, keys)) continue;
      const isPlace = kind === "branch" || kind === "optional-key";
      const place = (isPlace ? point.at : point.within) || "(message)";
      places.set(place, [...(places.get(place) ?? []), point.missing]);
    }
  }
  const lines = [...places].map(([place, missing]) => `${place}  ${gathered(missing)}`);
  const more = lines.length > maxLines ? [`… and ${lines.length - maxLines} more places`] : [];
  return [title, ...[...lines.slice(0, maxLines), ...more].map((line) => `  ${line}`)].join("\n");
}

/** What is within something that was never sent goes without saying. */
function isWorthALine({ within, key, kind, at }: KeyedPoint, keys: ReadonlySet<string>): boolean {
  if (!keys.has(shown(within))) return false;
  return kind !== "optional-key" || key === present(at) || keys.has(present(at));
}

/** What is missing at one place: what begins alike is said once. */
function gathered(missing: readonly string[]): string {
  const beginnings = [NEVER_REFUSED, NEVER_MET];
  const others = missing.filter((words) => !beginnings.some((beginning) => words.startsWith(beginning)));
  const alike = beginnings.flatMap((beginning) => {
    const ends = missing.flatMap((words) =>
      words.startsWith(beginning) ? [words.slice(beginning.length)] : [],
    );
    return ends.length === 0 ? [] : [beginning + ends.join(", ")];
  });
  return [...others, ...alike].join("; ");
}
