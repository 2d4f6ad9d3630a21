import { type Topic, validate } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import { arbitrary, arbitraryInvalid, type NearMiss, rejectionsOf, unreachable } from "@waybill/testing";
import fc from "fast-check";
import { pointsOf, refused } from "../../../testing/src/coverage/points.ts";
import { exercise, exercisedOf } from "../../../testing/src/coverage/recorder.ts";
import { occurrencesOf } from "../../../testing/src/schema/occurrences.ts";
import { schemaOf } from "../../../testing/src/schema/topic-schema.ts";
import { percent, type Row, type RunOptions, type Section } from "../row.ts";
import { importedTopics, ownTopics } from "./subjects.ts";

/**
 * What @waybill/testing makes up, put to the topics' own validators; what of each schema it has shown; and the rules of
 * each schema removed one by one, to see that a generated negative notices.
 */
export const generated: Section = {
  name: "testing",
  async run({ quick, seed }: RunOptions) {
    const count = quick ? 1_000 : 10_000;
    const own = rowsOf("the topics of this repository", await ownTopics(), count, seed);
    return [...own, ...rowsOf("the imported flat registry", await importedTopics(), count, seed)];
  },
};

/** So many negatives for each place of a schema let none go without by chance. */
const PER_PLACE = 15;
/** So many messages show every branch and key: of fewer, some may show one of them by chance only. */
const ENOUGH = 10_000;

function rowsOf(name: string, topics: readonly Topic[], count: number, seed: number): readonly Row[] {
  const all = topics.map((topic) => judge(topic, count, seed));
  const sum = (part: (one: Judged) => number) => all.reduce((total, one) => total + part(one), 0);
  const wrong = all.flatMap((one) => one.wrong);
  const [made, thrownAway] = [
    sum(({ rejections }) => rejections.made),
    sum(({ rejections }) => rejections.refused),
  ];
  const [places, caught, open] = [
    sum((one) => one.places),
    sum((one) => one.caught),
    all.flatMap((one) => one.open),
  ];
  const proven = all.flatMap((one) => one.proven);
  const [points, hidden] = [sum((one) => one.points), all.flatMap((one) => one.hidden)];
  return [
    {
      name: `messages made up for ${name} (${topics.length})`,
      want: "all valid accepted, all invalid refused by the rule named",
      got: `${sum((one) => one.valid)} valid (${percent(thrownAway, made)} thrown away), ${sum((one) => one.invalid)} invalid, ${wrong.length} wrong`,
      ok: wrong.length === 0 && thrownAway / made < 0.01,
      details: wrong,
    },
    {
      name: `what they show of ${name}`,
      want: "each branch, optional key, type, listed value; each rule met, and refused",
      got: `${points - hidden.length} of ${points} points (${percent(points - hidden.length, points)})`,
      ok: hidden.length === 0 || (count < ENOUGH && hidden.length / points < 0.02),
      details: hidden,
    },
    {
      name: `keywords removed from ${name}`,
      want: "each caught, or proven to change nothing",
      got: `${caught} of ${places - proven.length} caught (${percent(caught, places - proven.length)}), ${proven.length} of ${places} unreachable, ${open.length} open`,
      ok: open.length === 0,
      details: open.length > 0 ? open : proven,
    },
  ];
}

interface Judged {
  readonly valid: number;
  readonly invalid: number;
  readonly rejections: { readonly made: number; readonly refused: number };
  readonly wrong: readonly string[];
  readonly points: number;
  /** Points that nothing has shown, without the refusals that are proven not to be possible. */
  readonly hidden: readonly string[];
  /** Keywords of the schema, each at its place. */
  readonly places: number;
  readonly caught: number;
  /** Places that change nothing, with the proof. */
  readonly proven: readonly string[];
  readonly open: readonly string[];
}

function judge(topic: Topic, count: number, seed: number): Judged {
  const named = (text: string) => `${topic.name} v${topic.version}: ${text}`;
  const schema = schemaOf(topic);
  const places = occurrencesOf(schema.root);
  const reasons = new Map(unreachable(topic).map(({ keyword, reason }) => [keyword, reason]));
  const wrong: string[] = [];

  const valid = fc.sample(arbitrary(topic), { numRuns: count, seed });
  for (const message of valid) {
    const issues = validate(topic, message);
    if (issues.length > 0) wrong.push(named("a valid message is refused"));
    exercise(topic, message, issues);
  }
  const isBreakable = places.some(({ keyword }) => !reasons.has(keyword));
  const numRuns = Math.max(count, PER_PLACE * places.length);
  const misses = isBreakable ? fc.sample(arbitraryInvalid(topic), { numRuns, seed }) : [];
  for (const { message, violates } of misses) {
    const issues = validate(topic, message);
    const isSo = issues.some(({ rule, path }) => rule === violates.rule && path === violates.path);
    if (!isSo) wrong.push(named(`not refused by ${violates.rule} at ${violates.path}`));
    exercise(topic, message, issues);
  }

  const proven: string[] = [];
  const open: string[] = [];
  const impossible = new Set<string>();
  for (const place of places) {
    const { keyword } = place;
    const reason = reasons.get(keyword);
    if (reason !== undefined) impossible.add(refused(keyword));
    const mutant = jsonTopic(topic.name, topic.version, { schema: place.without() });
    if (reason?.startsWith("not decided") === false) proven.push(named(`${keyword}: ${reason}`));
    else if (reason !== undefined || !isCaught(keyword, misses, mutant))
      open.push(named(`${keyword}: ${reason ?? "no negative notices"}`));
  }
  const { keys } = exercisedOf(topic);
  const points = pointsOf(schema).filter(({ key }) => !impossible.has(key));
  return {
    valid: valid.length,
    invalid: misses.length,
    rejections: rejectionsOf(topic),
    wrong,
    points: points.length,
    hidden: points.filter(({ key }) => !keys.has(key)).map(({ at, missing }) => named(`${at}: ${missing}`)),
    places: places.length,
    caught: places.length - proven.length - open.length,
    proven,
    open,
  };
}

/** Whether a schema without the keyword takes a message that was made to break it, or another one of the negatives. */
function isCaught(keyword: string, misses: readonly NearMiss[], mutant: Topic): boolean {
  const own = misses.filter(({ violates }) => violates.keyword === keyword);
  return (
    own.some(({ message }) => mutant.accepts(message)) ||
    misses.some(({ message }) => mutant.accepts(message))
  );
}
