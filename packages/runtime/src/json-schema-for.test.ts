import { describe, expect, it } from "vitest";
import { allChecks } from "./explain/all-checks.ts";
import { jsonSchemaFor as convert } from "./json-schema-for.ts";
import type { JsonSchema } from "./topic.ts";

const jsonSchemaFor = (target: string, schema: JsonSchema) => convert(target, schema, allChecks);

const schema = {
  definitions: { A: { type: "string" } },
  items: [{ $ref: "#/definitions/A" }, true],
  additionalItems: { $ref: "#/definitions/A" },
  dependencies: { a: ["b"], c: { items: [false] } },
  properties: {
    definitions: { items: { $ref: "#" } },
    const: { const: { items: [1], $ref: "#/definitions/A" } },
  },
  anyOf: [{ additionalItems: false }, { items: [true], additionalItems: false }],
};

describe("jsonSchemaFor", () => {
  it("renames what 2020-12 renames, and only there", () => {
    expect(jsonSchemaFor("draft-2020-12", schema)).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      definitions: { A: { type: "string" } },
      prefixItems: [{ $ref: "#/definitions/A" }, true],
      items: { $ref: "#/definitions/A" },
      dependentRequired: { a: ["b"] },
      dependentSchemas: { c: { prefixItems: [false] } },
      properties: {
        definitions: { items: { $ref: "#" } },
        const: { const: { items: [1], $ref: "#/definitions/A" } },
      },
      anyOf: [{}, { prefixItems: [true], items: false }],
    });
  });

  it("gives a copy of a draft-07 schema", () => {
    const copy = jsonSchemaFor("draft-07", schema);
    expect(copy).toEqual({ $schema: "http://json-schema.org/draft-07/schema#", ...schema });
    expect(copy).toHaveProperty("definitions", schema.definitions);
    expect(Object.values(copy)).not.toContain(schema.definitions);
  });

  it("says of bytes that are a list in JSON what the list is like", () => {
    const items = { type: "integer", minimum: 0, maximum: 255 };
    const bytes = { contentEncoding: "binary", items, minLength: 1, maxLength: 9 };
    const list = { ...bytes, type: "array", minItems: 1, maxItems: 9 };
    for (const target of ["draft-07", "draft-2020-12"]) {
      const { properties } = jsonSchemaFor(target, {
        properties: { a: bytes, b: { contentEncoding: "binary" }, c: { const: { ...bytes } } },
      });
      expect(properties).toEqual({ a: list, b: { contentEncoding: "binary" }, c: { const: bytes } });
    }
  });

  it("says boolean schemas as objects", () => {
    expect(jsonSchemaFor("draft-07", true)).toEqual({ $schema: expect.any(String) });
    expect(jsonSchemaFor("draft-2020-12", false)).toMatchObject({ not: {} });
  });
});
