import { describe, expect, it } from "vitest";
import { confirmWithAjv as confirm } from "../test/support/ajv.ts";
import type { JsonSchema } from "./value.ts";
import { difference, isEmpty, witness } from "./witness.ts";

describe("witness", () => {
  it("is a value, a proof that there is none, or what could not be decided", () => {
    expect(witness({ type: "string", pattern: "^v[0-9]+$" })).toEqual({ kind: "value", value: "v0" });
    expect(witness({ type: "string", maxLength: 1, minLength: 2 })).toEqual({ kind: "empty" });
    expect(witness({ type: "string", pattern: "(a)\\1b" })).toMatchObject({ kind: "unknown" });
    expect(witness({ type: "string", format: "uuid", maxLength: 3 })).toEqual({ kind: "empty" });
    expect(witness({ type: "string", format: "uuid", maxLength: 3 }, { format: "annotate" }).kind).toBe(
      "value",
    );
  });

  it("is empty, not, or undecided", () => {
    expect(isEmpty(false)).toBe(true);
    expect(isEmpty({})).toBe(false);
    expect(isEmpty({ $ref: "elsewhere.json" })).toBeUndefined();
  });
});

describe("difference", () => {
  it("is false where there is provably none", () => {
    expect(difference({ type: "integer" }, { type: "number" })).toBe(false);
  });

  it.each<[string, JsonSchema, JsonSchema, unknown, unknown]>([
    ["plain", { type: "number" }, { type: "integer" }, 0.5, 1],
    [
      "with definitions",
      { definitions: { A: { type: ["string", "null"] } }, $ref: "#/definitions/A" },
      { definitions: { A: { type: "null" } }, $ref: "#/definitions/A" },
      "a",
      null,
    ],
    [
      "with the root in itself",
      { type: "object", properties: { n: { $ref: "#" } } },
      { type: "object", maxProperties: 0 },
      { n: {} },
      {},
    ],
    [
      "of 2020-12",
      { $schema: "https://json-schema.org/draft/2020-12/schema", type: "array" },
      { $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [{ type: "null" }] },
      [1],
      [null],
    ],
  ])("%s accepts what only the one accepts", (_, schema, without, inside, outside) => {
    const found = difference(schema, without) as JsonSchema;
    expect(confirm(found, inside as never)).toBe(true);
    expect(confirm(found, outside as never)).toBe(false);
    expect(witness(found).kind).toBe("value");
  });

  it("is not said across drafts or ids", () => {
    expect(
      difference({}, { $schema: "https://json-schema.org/draft/2020-12/schema", type: "null" }),
    ).toBeUndefined();
    expect(difference({}, { $id: "https://example.com/a", type: "null" })).toBeUndefined();
  });
});
