import { jsonTopic } from "@waybill/runtime/json";
import { describe, expect, test } from "vitest";
import { topicSchema } from "../schema/topic-schema.ts";
import { exercise } from "./recorder.ts";
import { refusedBy } from "./refused-by.ts";
import { coverageReport, schemaCoverage } from "./schema-coverage.ts";

const root = {
  type: "object",
  required: ["id", "event"],
  properties: {
    id: { type: "integer", minimum: 1, maximum: 9 },
    note: { type: ["string", "null"], maxLength: 3 },
    event: {
      oneOf: [
        {
          type: "object",
          required: ["kind", "at"],
          properties: { kind: { const: "click" }, at: { type: "number", minimum: 0 } },
        },
        {
          type: "object",
          required: ["kind"],
          properties: {
            kind: { enum: ["view", "leave"] },
            at: { type: "number", minimum: 0 },
            by: { $ref: "#/definitions/By" },
          },
        },
      ],
    },
    body: {
      contentMediaType: "application/json",
      contentSchema: { anyOf: [{ type: "null" }, { type: "array", items: { minimum: 5 } }] },
    },
  },
  additionalProperties: false,
  definitions: { By: { type: "object", required: ["name"], properties: { name: { minLength: 2 } } } },
};
const message = { id: 1, event: { kind: "click", at: 1 } };
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a refusal is counted at the place of the schema that refuses", () => {
  const schema = topicSchema(root);
  const topic = jsonTopic("refusals", 1, { schema: root });
  test.each([
    ["a limit", { ...message, id: 10 }, ["/properties/id/maximum"]],
    ["a missing key", { event: message.event }, ["/required/0"]],
    ["an undeclared key", { ...message, more: 1 }, ["/additionalProperties"]],
    [
      "two at once",
      { ...message, id: 0, note: "long" },
      ["/properties/id/minimum", "/properties/note/maxLength"],
    ],
    [
      "the branch that was meant, and its union",
      { ...message, event: { kind: "click", at: -1 } },
      ["/properties/event/oneOf", "/properties/event/oneOf/0/properties/at/minimum"],
    ],
    [
      "the other branch, through a reference",
      { ...message, event: { kind: "view", by: { name: "x" } } },
      ["/properties/event/oneOf", "/definitions/By/properties/name/minLength"],
    ],
    [
      "what tells the branches apart",
      { ...message, event: { kind: "tap", at: 1 } },
      [
        "/properties/event/oneOf",
        "/properties/event/oneOf/0/properties/kind/const",
        "/properties/event/oneOf/1/properties/kind/enum",
      ],
    ],
    ["a document that is none", { ...message, body: bytes("[") }, ["/properties/body/contentSchema"]],
    [
      "a place within a document",
      { ...message, body: bytes("[7, 4]") },
      [
        "/properties/body/contentSchema",
        "/properties/body/contentSchema/anyOf",
        "/properties/body/contentSchema/anyOf/0/type",
        "/properties/body/contentSchema/anyOf/1/items/minimum",
      ],
    ],
  ])("%s", (_, refused, keywords) => {
    const found = refusedBy(schema, refused, topic.explain(refused));
    expect([...found].sort()).toEqual([...keywords].sort());
  });

  test("bytes that no codec reads have no place", () => {
    const issue = { path: "", rule: "trailing-bytes", message: "must end after its value" };
    expect(refusedBy(schema, undefined, [issue])).toEqual(new Set());
  });
});

describe("coverage", () => {
  const topic = jsonTopic("covered", 1, { schema: root });

  test("counts each place of the schema by itself", () => {
    const before = schemaCoverage(topic);
    expect(before).toMatchObject({ accepted: 0, refused: 0, covered: 0 });
    exercise(topic, message);
    exercise(topic, { ...message, id: 0 });
    exercise(topic, { ...message, note: null, event: { kind: "view" } });
    const { accepted, refused, points, covered, uncovered } = schemaCoverage(topic);
    expect({ accepted, refused, points }).toEqual({ accepted: 2, refused: 1, points: before.points });
    expect(covered).toBe(points - uncovered.length);
    const isMissing = (at: string) =>
      uncovered.filter((point) => point.at === at).map(({ missing }) => missing);
    expect(isMissing("/properties/id/minimum")).toEqual([]);
    expect(isMissing("/properties/id/maximum")).toEqual(["never refused by maximum"]);
    expect(isMissing("/properties/note")).toEqual([]);
    expect(isMissing("/properties/note/type")).toEqual(["never string", "never refused by type"]);
    expect(isMissing("/properties/note/maxLength")).toEqual([
      "no value for maxLength",
      "never refused by maxLength",
    ]);
    expect(isMissing("/properties/event/oneOf/1/properties/kind/enum/0")).toEqual([]);
    expect(isMissing("/properties/event/oneOf/1/properties/kind/enum/1")).toEqual(['never "leave"']);
    expect(isMissing("/properties/event/oneOf/1/properties/at")).toEqual(["never sent"]);
  });

  test("is told without what goes without saying", () => {
    const [text = ""] = coverageReport()
      .split("\n\n")
      .filter((one) => one.startsWith("covered v1"));
    expect(text).toContain("  /properties/event/oneOf/1/properties/by  never sent\n");
    expect(text).toContain(
      "  /properties/note  never string; never refused by type, maxLength; no value for maxLength\n",
    );
    expect(text).toContain(
      '  (message)  never refused by type, required "id", required "event", additionalProperties\n',
    );
    expect(text).not.toContain("/definitions/By");
  });
});
