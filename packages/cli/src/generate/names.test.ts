import { expect, test } from "vitest";
import { topicNameFault, topicNamesFault } from "./names.ts";

test.each(["ingest-events", "a.b", "A_B", "9", "constructor", "x.js", "con", "a".repeat(249)])(
  "%s can be a topic",
  (name) => {
    expect(topicNameFault(name)).toBeUndefined();
  },
);

test.each([
  ["", "must have a name that Kafka allows"],
  ["..", "must have a name that Kafka allows"],
  ["a/b", "must have a name that Kafka allows"],
  ["a".repeat(250), "topic of 250 characters must"],
  ["_shared", 'folders with a leading "_" are not topics'],
  [".hidden", 'folders with a leading "." are not topics'],
  ["__proto__", 'folders with a leading "_" are not topics'],
  ["index.js", "generated files need the name"],
  ["Registry.d.ts", "generated files need the name"],
  ["proto", "generated files need the name"],
])("%.20s cannot be a topic", (name, why) => {
  expect(topicNameFault(name)).toContain(why);
});

test.each([
  ["orders", "Orders", "by more than case"],
  ["a-b", "a.b", "by more than punctuation"],
  ["a-b", "aB", "by more than punctuation"],
  ["2fa", "n2fa", "by more than punctuation"],
  ["ab", "a-b", undefined],
])("%s and %s", (first, second, why) => {
  const fault = topicNamesFault(first, second);
  if (why === undefined) expect(fault).toBeUndefined();
  else expect(fault).toContain(why);
});
