import { expect, it } from "vitest";
import { withoutIgnored } from "./confirm.ts";

const schema = {
  $ref: "#/definitions/A",
  type: "array",
  definitions: { A: { properties: { $ref: { type: "string", format: "uuid" }, id: { format: "int64" } } } },
};

it("drops what draft-07 ignores beside a reference, and keeps definitions", () => {
  const { type: _, ...rest } = schema;
  expect(withoutIgnored(schema)).toEqual(rest);
  const later = { ...schema, $schema: "https://json-schema.org/draft/2020-12/schema" };
  expect(withoutIgnored(later)).toEqual(later);
});

it("drops formats of texts when they are annotations", () => {
  expect(withoutIgnored(schema, "annotate")).toMatchObject({
    definitions: { A: { properties: { $ref: { type: "string" }, id: { format: "int64" } } } },
  });
  expect(JSON.stringify(withoutIgnored(schema, "annotate"))).not.toContain("uuid");
});

it("leaves values alone", () => {
  expect(withoutIgnored({ const: { $ref: "x", type: 1 } })).toEqual({ const: { $ref: "x", type: 1 } });
});
