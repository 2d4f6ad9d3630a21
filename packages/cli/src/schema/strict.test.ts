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

  test.each([
    [{ contentEncoding: "binary", minLength: 1, contentMediaType: "application/json", contentSchema: true }],
    [{ type: ["integer", "null"], format: "uint64", minimum: 1, deprecated: true, examples: [1] }],
    [{ $ref: "#/definitions/A", description: "x", definitions: { A: { type: "object" } } }],
    [true],
  ])("has nothing against %j", (schema) => {
    expect(compileStrict(schema)).toEqual([]);
  });
});
