import { type Topic, validate } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import { arbitrary, arbitraryInvalid, type NearMiss, rejectionsOf, unreachable } from "@waybill/testing";
import fc from "fast-check";
import { occurrencesOf } from "../../../testing/src/schema/occurrences.ts";
import { schemaOf } from "../../../testing/src/schema/topic-schema.ts";
import { percent, type Row, type RunOptions, type Section } from "../row.ts";
import { importedTopics, ownTopics } from "./subjects.ts";

/**
 * What @waybill/testing makes up, put to the topics' own validators; and the rules of each schema removed one by one, to
 * see that a generated negative notices.
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

function rowsOf(name: string, topics: readonly Topic[], count: number, seed: number): readonly Row[] {
  const wrong: string[] = [];
  const open: string[] = [];
  const total = { valid: 0, made: 0, refused: 0, invalid: 0, places: 0, caught: 0, proven: 0, open: 0 };
  for (const topic of topics) {
    const fault = (text: string) => wrong.push(`${topic.name} v${topic.version}: ${text}`);
    const valid = fc.sample(arbitrary(topic), { numRuns: count, seed });
    total.valid += valid.length;
    for (const message of valid) if (validate(topic, message).length > 0) fault("a valid message is refused");
    total.made += rejectionsOf(topic).made;
    total.refused += rejectionsOf(topic).refused;

    const reasons = new Map(unreachable(topic).map(({ keyword, reason }) => [keyword, reason]));
    const places = occurrencesOf(schemaOf(topic).root);
    const breakable = places.some(({ keyword }) => !reasons.has(keyword));
    const misses = breakable
      ? fc.sample(arbitraryInvalid(topic), { numRuns: Math.max(count, PER_PLACE * places.length), seed })
      : [];
    total.invalid += misses.length;
    for (const { message, violates } of misses) {
      const isSo = validate(topic, message).some(
        ({ rule, path }) => rule === violates.rule && path === violates.path,
      );
      if (!isSo) fault(`not refused by ${violates.rule} at ${violates.path}`);
    }

    for (const place of places) {
      total.places++;
      const reason = reasons.get(place.keyword);
      const mutant = jsonTopic(topic.name, topic.version, { schema: place.without() });
      if (reason === undefined && isCaught(place.keyword, misses, mutant)) total.caught++;
      else if (reason?.startsWith("not decided") === false) total.proven++;
      else {
        total.open++;
        open.push(`${topic.name} v${topic.version}: ${place.keyword}: ${reason ?? "no negative notices"}`);
      }
    }
  }
  const rate = total.refused / total.made;
  const breakable = total.places - total.proven;
  return [
    {
      name: `messages made up for ${name}`,
      want: "all valid accepted, all invalid refused by the rule named",
      got: `${total.valid} valid (${percent(total.refused, total.made)} thrown away), ${total.invalid} invalid, ${wrong.length} wrong`,
      ok: wrong.length === 0 && rate < 0.01,
      details: wrong,
    },
    {
      name: `rules removed from ${name}`,
      want: "each caught, or proven to change nothing",
      got: `${total.caught} of ${breakable} caught (${percent(total.caught, breakable)}), ${total.proven} of ${total.places} unreachable, ${total.open} open`,
      ok: total.open === 0,
      details: open,
    },
  ];
}

/** Whether a schema without the rule takes a message that was made to break it, or another one of the negatives. */
function isCaught(keyword: string, misses: readonly NearMiss[], mutant: Topic): boolean {
  const own = misses.filter(({ violates }) => violates.keyword === keyword);
  return (
    own.some(({ message }) => mutant.accepts(message)) ||
    misses.some(({ message }) => mutant.accepts(message))
  );
}
