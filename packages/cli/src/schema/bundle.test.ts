import { describe, expect, test } from "vitest";
import { registryOf } from "../../test/support/registry-of.ts";
import { bundle } from "./bundle.ts";

function bundled(schemas: Record<string, unknown>) {
  const { registry, version } = registryOf(schemas);
  return bundle(registry, version);
}

describe("bundle", () => {
  test("brings in what other files define, under names from file and definition", () => {
    const { schema, findings } = bundled({
      "t/v1.schema.json": {
        properties: { a: { $ref: "../_shared/outcome.v1.schema.json" }, b: { $ref: "#/definitions/Reason" } },
        definitions: { Reason: { type: "string" }, Unused: {} },
      },
      "_shared/outcome.v1.schema.json": {
        properties: { reason: { $ref: "#/definitions/Reason" }, later: { $ref: "outcome.v2.schema.json" } },
        definitions: { Reason: { type: "integer" } },
      },
      "_shared/outcome.v2.schema.json": true,
    });
    expect(findings).toEqual([]);
    expect(schema).toEqual({
      properties: { a: { $ref: "#/definitions/Outcome" }, b: { $ref: "#/definitions/Reason" } },
      definitions: {
        Outcome: {
          properties: {
            reason: { $ref: "#/definitions/OutcomeReason" },
            later: { $ref: "#/definitions/OutcomeV2" },
          },
        },
        OutcomeReason: { type: "integer" },
        OutcomeV2: true,
        Reason: { type: "string" },
      },
    });
  });

  test("follows a chain of 10 000 references, deeper than any stack", () => {
    const steps = Array.from({ length: 10_000 }, (_, i) => [
      `S${i}`,
      { $ref: `#/definitions/S${(i + 1) % 10_000}` },
    ]);
    const { schema } = bundled({
      "t/v1.schema.json": { $ref: "#/definitions/S0", definitions: Object.fromEntries(steps) },
    });
    expect(Object.keys((schema as { definitions: object }).definitions)).toHaveLength(10_000);
  });

  test("finds anchors of schemas, and not what looks like one in values or among names", () => {
    const { schema, findings } = bundled({
      "t/v1.schema.json": {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        properties: { enum: { $ref: "#a" }, $anchor: { $ref: "#b" }, const: { $anchor: "c", type: "null" } },
        not: { enum: [{ $anchor: "a" }], const: { $anchor: "b" }, $ref: "#c" },
        $defs: { A: { $anchor: "a", type: "string" }, B: { $dynamicAnchor: "b", type: "number" } },
      },
    });
    expect(findings).toEqual([]);
    expect(schema).toMatchObject({
      properties: { enum: { $ref: "#/definitions/A" }, $anchor: { $ref: "#/definitions/B" } },
      not: { allOf: [{ $ref: "#/definitions/Const" }] },
      definitions: { A: { type: "string" }, B: { type: "number" }, Const: { type: "null" } },
    });
  });

  test("keeps cycles as references, through the root too", () => {
    const { schema } = bundled({
      "t/v1.schema.json": {
        title: "tree",
        properties: { children: { items: { $ref: "#" } }, next: { $ref: "#/definitions/Next" } },
        definitions: { Next: { properties: { next: { $ref: "#/definitions/Next" } } } },
      },
    });
    expect(schema).toMatchObject({
      title: "tree",
      $ref: "#/definitions/T",
      definitions: {
        T: { properties: { children: { items: { $ref: "#/definitions/T" } } } },
        Next: { properties: { next: { $ref: "#/definitions/Next" } } },
      },
    });
  });

  test("finds files by leaf for file:// and nodes by pointer, $id and $defs", () => {
    const { schema, findings } = bundled({
      "t/v1.schema.json": {
        properties: {
          a: { $ref: "file://x.schema.json#/$defs/A" },
          b: { $ref: "#/properties/c~1d" },
          "c/d": { type: "null" },
          e: { $ref: "https://example.com/x.json#plain" },
        },
      },
      "_shared/x.schema.json": {
        $id: "https://example.com/x.json",
        $defs: { A: { type: "string" }, B: { $id: "#plain", type: "boolean" } },
      },
    });
    expect(findings).toEqual([]);
    expect(schema).toMatchObject({
      properties: {
        a: { $ref: "#/definitions/XA" },
        b: { $ref: "#/definitions/CD" },
        e: { $ref: "#/definitions/XB" },
      },
      definitions: { XA: { type: "string" }, CD: { type: "null" }, XB: { type: "boolean" } },
    });
  });

  test("accepts anything behind a reference to nowhere, and says where it is", () => {
    const { schema, findings } = bundled({
      "t/v1.schema.json": { properties: { a: { $ref: "#/definitions/Gone", description: "An a." } } },
    });
    expect(schema).toEqual({ properties: { a: { description: "An a." } } });
    expect(findings).toMatchObject([{ rule: "unresolved-ref", pointer: "/properties/a/$ref", line: 4 }]);
  });

  test("reports a fault once of a schema that refers to itself", () => {
    const { findings } = bundled({
      "t/v1.schema.json": {
        properties: { a: { $ref: "gone.json" }, b: { $ref: "#" }, c: { type: "strng" } },
      },
    });
    expect(findings.map(({ rule }) => rule)).toEqual(["unresolved-ref", "malformed-keyword"]);
  });

  test("keeps of a reference's siblings only what draft-07 does", () => {
    const { schema, findings } = bundled({
      "t/v1.schema.json": {
        properties: { a: { $ref: "#/definitions/A", description: "An a.", maxLength: 3 } },
        definitions: { A: { type: "string" } },
      },
    });
    expect(schema).toMatchObject({ properties: { a: { $ref: "#/definitions/A", description: "An a." } } });
    expect(schema).not.toHaveProperty("properties.a.maxLength");
    expect(findings).toMatchObject([{ rule: "ref-siblings", severity: "error" }]);
  });

  test("leaves out malformed keywords and reports each", () => {
    const { schema, findings } = bundled({
      "t/v1.schema.json": {
        type: "any",
        required: true,
        properties: { a: { pattern: "(", enum: [] }, b: "string" },
        maxLength: -1,
        anyOf: [],
        items: { type: "string" },
      },
    });
    expect(schema).toEqual({ items: { type: "string" } });
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["malformed-keyword"]));
    expect(findings.map(({ pointer }) => pointer).sort()).toEqual(
      ["/anyOf", "/maxLength", "/properties", "/required", "/type"].sort(),
    );
  });

  test("leaves out a reference that is no text", () => {
    const { schema, findings } = bundled({ "t/v1.schema.json": { $ref: 5, type: "string" } });
    expect(schema).toEqual({ type: "string" });
    expect(findings).toMatchObject([{ rule: "malformed-keyword", message: '"$ref" must be a text' }]);
  });

  test("says later drafts in the words of draft-07", () => {
    const { schema, findings } = bundled({
      "t/v1.schema.json": {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        prefixItems: [{ type: "string" }],
        items: false,
        dependentRequired: { a: ["b"] },
        unevaluatedProperties: false,
        not: { $ref: "#/$defs/A", type: "object" },
        $defs: { A: {} },
      },
    });
    expect(schema).toMatchObject({
      items: [{ type: "string" }],
      additionalItems: false,
      dependencies: { a: ["b"] },
      not: { type: "object", allOf: [{ $ref: "#/definitions/A" }] },
    });
    expect(findings).toMatchObject([{ rule: "unsupported-keyword", pointer: "/unevaluatedProperties" }]);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
    [
      "both kinds of dependency of one key",
      { dependentRequired: { a: ["b"], c: ["d"] }, dependentSchemas: { a: { maxProperties: 2 }, e: false } },
      { dependencies: { a: { allOf: [{ required: ["b"] }, { maxProperties: 2 }] }, c: ["d"], e: false } },
      [],
    ],
    ["a keyword that 2020-12 has not", { prefixItems: [{}], additionalItems: false }, { items: [{}] }, []],
    ["contains of no item", { contains: { type: "null" }, minContains: 0, minItems: 1 }, { minItems: 1 }, []],
    ["contains of one item", { contains: true, minContains: 1 }, { contains: true }, []],
    ["contains of two items", { contains: true, minContains: 2 }, { contains: true }, ["/minContains"]],
    ["contains of few items", { contains: true, minContains: 0, maxContains: 2 }, {}, ["/maxContains"]],
    ["bounds without contains", { minContains: 0, maxContains: 2, minItems: 1 }, { minItems: 1 }, []],
  ])("says in the words of draft-07: %s", (_, schema, expected, lost) => {
    const $schema = "https://json-schema.org/draft/2020-12/schema";
    const { schema: said, findings } = bundled({ "t/v1.schema.json": { $schema, ...schema } });
    expect(said).toEqual({ $schema, ...expected });
    expect(findings.map(({ pointer }) => pointer)).toEqual(lost);
  });

  test("reports two definitions that would get one name", () => {
    const { findings } = bundled({
      "t/v1.schema.json": {
        anyOf: [{ $ref: "#/definitions/a_b" }, { $ref: "#/definitions/AB" }],
        definitions: { a_b: {}, AB: {} },
      },
    });
    expect(findings).toMatchObject([{ rule: "definition-collision", pointer: "/definitions/AB" }]);
  });

  test("locates nodes where they were written", () => {
    const { locate } = bundled({
      "t/v1.schema.json": { items: { $ref: "../_shared/x.v1.schema.json#/definitions/A" } },
      "_shared/x.v1.schema.json": { definitions: { A: { type: "string" } } },
    });
    expect(locate("/definitions/XA/type")).toMatchObject({
      file: "_shared/x.v1.schema.json",
      line: 4,
      pointer: "/definitions/A/type",
    });
  });

  test("does not change what it was given", () => {
    const { registry, version } = registryOf({
      "t/v1.schema.json": { items: { $ref: "#/definitions/A" }, definitions: { A: { title: "x" } } },
    });
    const before = structuredClone(version.schema?.value);
    const first = bundle(registry, version);
    expect(version.schema?.value).toEqual(before);
    expect(bundle(registry, version)).toBe(first);
  });
});
