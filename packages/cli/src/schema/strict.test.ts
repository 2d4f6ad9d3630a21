import { describe, expect, test } from "vitest";
import { compileStrict } from "./strict.ts";

describe("compileStrict", () => {
  test.each([
    [{ propertys: {} }, "unknown-keyword", "/propertys"],
    [{ type: "string", format: "zip" }, "unknown-format", "/format"],
    [{ minimum: 1 }, "types", ""],
    [{ type: "array", items: [{}] }, "schema", ""],
    [{ type: "object", required: ["a"] }, "required", ""],
    [
      { $ref: "#/definitions/A", definitions: { A: { items: { maxLength: 1 } } } },
      "types",
      "/definitions/A/items",
    ],
    [{ contentEncoding: "binary", contentSchema: { minLength: 1 } }, "types", "/contentSchema"],
    [{ type: "string", default: 1, "x y": 1 }, "unknown-keyword", "/x y"],
  ])("finds the fault of %j", (schema, kind, pointer) => {
    expect(compileStrict(schema)).toContainEqual(expect.objectContaining({ kind, pointer }));
  });

  test("looks at each of 5000 properties, with its place", () => {
    const properties = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`p${i}`, { type: "string" }]),
    );
    const wrong = { ...properties, p4321: { type: "string", anyOf: [{ type: "integer" }] } };
    expect(compileStrict({ type: "object", required: ["p7"], properties })).toEqual([]);
    expect(compileStrict({ type: "object", properties: wrong })).toMatchObject([
      { kind: "types", pointer: "/properties/p4321/anyOf/0" },
    ]);
  });

  test.each([
    [{ contentEncoding: "binary", minLength: 1, contentMediaType: "application/json", contentSchema: true }],
    [{ type: ["integer", "null"], format: "uint64", minimum: 1, deprecated: true, examples: [1] }],
    [{ $ref: "#/definitions/A", description: "x", definitions: { A: { type: "object" } } }],
    [true],
  ])("has nothing against %j", (schema) => {
    expect(compileStrict(schema)).toEqual([]);
  });
});
