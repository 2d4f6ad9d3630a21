import { jsonTopic } from "@waybill/runtime/json";
import { describe, expect, test } from "vitest";
import { corpus } from "../../../cli/test/support/corpus.ts";
import { occurrencesOf } from "./occurrences.ts";
import { topicSchema } from "./topic-schema.ts";

const strange = [
  null,
  true,
  "x",
  "",
  -1,
  1.5,
  2n ** 70n,
  Number.NaN,
  [],
  [[1]],
  [123],
  {},
  new Uint8Array([123]),
];

describe.each(corpus)("accepts what the runtime accepts: $name", ({ schema: root, valid, invalid }) => {
  const schema = topicSchema(root);
  const values = [...valid, ...invalid, ...strange];

  test("with the whole schema", () => {
    const { accepts } = jsonTopic("t", 1, { schema: root });
    expect(values.map((value) => schema.accepts([root], value))).toEqual(values.map(accepts));
  });

  test("without one of its keywords", () => {
    for (const occurrence of occurrencesOf(root)) {
      const { accepts } = jsonTopic("t", 1, { schema: occurrence.without() });
      const got = values.map((value) => schema.acceptsWithout(occurrence, value));
      expect(got, occurrence.keyword).toEqual(values.map(accepts));
    }
  });
});

test("a schema that never comes to an end refuses", () => {
  const root = { anyOf: [{ $ref: "#" }, { $ref: "#" }] };
  expect(topicSchema(root).accepts([root], 1)).toBe(false);
});
