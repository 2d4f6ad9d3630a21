import { describe, expect, test } from "vitest";
import { TypeWriter } from "./type-writer.ts";

async function typeOf(schema: Record<string, unknown> | boolean): Promise<string> {
  const { text } = await new TypeWriter().typesOf(schema, "AV1");
  return text;
}

/** The type of a member `x` with this schema, on one line. */
async function memberType(schema: unknown): Promise<string | undefined> {
  const text = await typeOf({ type: "object", properties: { x: schema }, required: ["x"] });
  const [, type] = /\bx: ([\s\S]*);\n\}\n$/.exec(text) ?? [];
  return type?.replaceAll(/\s*\n\s*/g, " ");
}

describe("types", () => {
  test.each([
    [true, "unknown"],
    [false, "never"],
    [{}, "unknown"],
    [{ type: "integer" }, "number"],
    [{ type: "integer", format: "int64" }, "number | bigint"],
    [{ type: ["integer", "null"], format: "uint64" }, "number | bigint | null"],
    [{ type: ["number", "integer", "string"] }, "number | string"],
    [{ contentEncoding: "binary", contentSchema: {} }, "Uint8Array"],
    [{ const: 'a"b' }, '"a\\"b"'],
    [{ const: { a: [1] } }, '{"a":[1]}'],
    [{ enum: ["a", null, 1, "a"] }, '"a" | null | 1'],
    [{ $ref: "#/definitions/B" }, "AV1B"],
    [{ type: "array" }, "unknown[]"],
    [{ type: "array", items: { $ref: "#/definitions/B" } }, "AV1B[]"],
    [{ type: "object" }, "Record<string, unknown>"],
    [{ type: "object", additionalProperties: { type: "string" } }, "{ [k: string]: string; }"],
    [
      { type: "object", additionalProperties: false, patternProperties: { a: { type: "null" } } },
      "{ [k: string]: null; }",
    ],
    [{ type: "object", patternProperties: { a: { type: "null" } } }, "Record<string, unknown>"],
    [{ type: "object", required: ["a"] }, "{ a: unknown; }"],
    [
      {
        type: "object",
        properties: JSON.parse('{ "__proto__": { "type": "string" }, "hasOwnProperty": {} }'),
        required: ["constructor"],
      },
      "{ __proto__?: string; hasOwnProperty?: unknown; constructor: unknown; }",
    ],
    [{ type: "object", properties: { a: {} }, additionalProperties: { type: "string" } }, "{ a?: unknown; }"],
    [{ type: "object", properties: { "1 a": {}, "b-c": {} } }, '{ "1 a"?: unknown; "b-c"?: unknown; }'],
    [{ type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] }, "Record<string, unknown>"],
    [{ anyOf: [{ type: "string" }, {}] }, "unknown"],
    [{ allOf: [{ $ref: "#/definitions/B" }, { $ref: "#/definitions/C" }] }, "AV1B & AV1C"],
  ])("%j is %s", async (schema, type) => {
    expect(await memberType(schema)).toBe(type);
  });

  test.each([
    [{ items: [{ type: "string" }] }, "[] | [string, ...unknown[]]"],
    [{ items: [{ type: "string" }], minItems: 1 }, "[string, ...unknown[]]"],
    [{ items: [{ type: "string" }], minItems: 1, additionalItems: false }, "[string]"],
    [{ items: [{ type: "string" }, true], minItems: 1, maxItems: 2 }, "[string] | [string, unknown]"],
    [{ items: [true], minItems: 1, additionalItems: { type: "null" } }, "[unknown, ...null[]]"],
    [{ items: Array.from({ length: 12 }, () => true) }, "unknown[]"],
  ])("the tuple %j is %s", async (schema, type) => {
    const actual = await memberType({ type: "array", ...schema });
    expect(actual?.replaceAll("...(unknown)[]", "...unknown[]").replaceAll("...(null)[]", "...null[]")).toBe(
      type,
    );
  });

  test("have names of topic and definition, whatever titles say", async () => {
    const { text, names } = await new TypeWriter().typesOf(
      {
        title: "same",
        properties: {
          a: { title: "same", type: "object", properties: { b: { title: "same", type: "string" } } },
        },
        definitions: { Same: { title: "same", type: "string" }, SAME: { title: "same", type: "null" } },
      },
      "AV1",
    );
    expect(names).toEqual(["AV1", "AV1Same", "AV1SAME"]);
    expect(text.match(/^export (?:type|interface) \w+/gm)).toEqual([
      "export interface AV1",
      "export type AV1Same",
      "export type AV1SAME",
    ]);
  });

  test("carry what annotations say, and no text can end the comment", async () => {
    const text = await typeOf({
      type: "object",
      properties: {
        a: {
          $ref: "#/definitions/B",
          description: "Ends */ here.\nOr not.",
          default: "*/",
          examples: [{ a: 1 }],
          deprecated: true,
        },
      },
    });
    expect(text).toBe(
      [
        "export interface AV1 {",
        "  /**",
        "   * Ends *\\/ here.",
        "   * Or not.",
        "   *",
        '   * @defaultValue `"*\\/"`',
        "   *",
        '   * @example `{"a":1}`',
        "   *",
        "   * @deprecated",
        "   */",
        "  a?: AV1B;",
        "}",
        "",
      ].join("\n"),
    );
  });
});
