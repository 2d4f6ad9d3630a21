import { expect, test } from "vitest";
import { closest, didYouMean } from "./did-you-mean.ts";

const keywords = ["additionalProperties", "properties", "patternProperties", "minLength", "maxLength"];

test.each([
  ["aditionalProperties", "additionalProperties"],
  ["additionalProperites", "additionalProperties"],
  ["propertys", "properties"],
  ["minlength", "minLength"],
  ["max_length", "maxLength"],
  ["ADDITIONALPROPERTIES", "additionalProperties"],
])("%s is taken for %s", (word, meant) => {
  expect(closest(word, keywords)).toBe(meant);
});

test("words that resemble nothing get no suggestion", () => {
  expect(closest("retention", keywords)).toBeUndefined();
  expect(closest("x", ["abc"])).toBeUndefined();
  expect(didYouMean("zzz", keywords)).toBeUndefined();
});

test("a separator is nearer than a letter", () => {
  expect(closest("ingest_events", ["ingest-event", "ingest-events"])).toBe("ingest-events");
  expect(didYouMean("sentri", ["sentry"])).toBe('did you mean "sentry"?');
});
