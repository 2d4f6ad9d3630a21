import { jsonTopic } from "@waybill/runtime/json";
import { describe, expect, test } from "vitest";
import { occurrencesOf } from "../schema/occurrences.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import { basesOf } from "./bases.ts";
import { targetsOf } from "./targets.ts";

const list = <T>(length: number, make: (i: number) => T) => Array.from({ length }, (_, i) => make(i));
const kinds = [
  { type: "string", minLength: 1, maxLength: 20 },
  { type: "integer", minimum: 0, maximum: 100 },
  { type: "array", items: { type: "string" }, maxItems: 3 },
  { type: "boolean" },
];
const kind = (i: number) => kinds[i % kinds.length] as object;

const branches = list(120, (i) => ({
  type: "object",
  required: ["type", "value"],
  properties: { type: { const: `t${i}` }, value: kind(i) },
}));

const shapes = {
  "an object of many keys": {
    type: "object",
    properties: Object.fromEntries(list(120, (i) => [`p${i}`, kind(i)])),
  },
  "an object that requires many keys": {
    type: "object",
    required: list(120, (i) => `p${i}`),
    properties: Object.fromEntries(list(120, (i) => [`p${i}`, kind(i)])),
  },
  "a union of many branches": { oneOf: branches },
  "a union of many references": {
    oneOf: branches.map((_, i) => ({ $ref: `#/definitions/d${i}` })),
    definitions: Object.fromEntries(branches.map((branch, i) => [`d${i}`, branch])),
  },
};

describe.each(Object.entries(shapes))("%s", (name, schema) => {
  const topic = jsonTopic(name, 1, { schema });
  let explained = 0;
  const counting = {
    ...topic,
    explain: (value: unknown) => {
      explained++;
      return topic.explain(value);
    },
    accepts: (value: unknown) => {
      explained++;
      return topic.accepts(value);
    },
  };

  test("every place that can be broken is, by looking at few messages", () => {
    const targets = targetsOf(counting);
    const open = targets.filter((target) => target.found().misses.length === 0);
    expect(open.map(({ keyword, found }) => [keyword, found().reason])).toEqual([]);
    expect(explained).toBeLessThan(targets.length * 12 + 200);
  });

  test("what is tried at a place is not looked for in all of the messages", () => {
    const { visitsFor } = basesOf(topic);
    const occurrences = occurrencesOf(schemaOf(topic).root);
    const looked = occurrences.map((occurrence) => [...visitsFor(occurrence)].length);
    expect(looked.filter((count) => count === 0)).toEqual([]);
    expect(Math.max(...looked)).toBeLessThanOrEqual(152 * 8);
  });
});

test.each([
  ["beside others that ask for more", { type: "string", enum: ["a", "b"] }, "/type"],
  [
    "in a definition that nothing refers to",
    { type: "null", definitions: { a: { minimum: 3 } } },
    "/definitions/a/minimum",
  ],
])("a keyword %s cannot be broken, which is proven", (_, schema, keyword) => {
  const target = targetsOf(jsonTopic("t", 1, { schema })).find((one) => one.keyword === keyword);
  expect(target?.found()).toEqual({ misses: [], reason: "the schema accepts no more without it" });
});

test("a place that chance does not come to is led to", () => {
  const deep = {
    oneOf: [
      { type: "null" },
      ...list(300, (i) => ({
        type: "object",
        required: ["kind"],
        properties: {
          kind: { const: `k${i}` },
          list: { type: "array", items: { anyOf: [{ type: "null" }, { $ref: `#/definitions/d${i}` }] } },
        },
      })),
    ],
    definitions: Object.fromEntries(
      list(300, (i) => [
        `d${i}`,
        {
          if: { type: "string" },
          // biome-ignore lint/suspicious/noThenProperty: a keyword
          then: { pattern: "^x" },
          else: { type: "integer", minimum: i },
        },
      ]),
    ),
  };
  const topic = jsonTopic("t", 1, { schema: deep });
  for (const keyword of ["/definitions/d250/then/pattern", "/definitions/d251/else/minimum"]) {
    const target = targetsOf(topic).find((one) => one.keyword === keyword);
    expect(target?.found().misses[0]?.violates).toMatchObject({ keyword, path: "/list/0" });
  }
});
