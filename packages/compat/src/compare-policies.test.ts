import { describe, expect, it } from "vitest";
import { backward } from "../test/support/backward.ts";
import { compare } from "./compare.ts";
import type { JsonSchema } from "./value.ts";
import { isEmpty, witness } from "./witness.ts";

describe("classes and policies", () => {
  const open = { type: "object", properties: { a: { type: "integer" } } };
  const grown = { type: "object", properties: { a: { type: "integer" }, b: { type: "string" } } };

  it("tells what only an undeclared key breaks", () => {
    expect(backward(open, grown)).toMatchObject({
      verdict: "breaking",
      findings: [{ class: "only-by-undeclared-property", counts: true }],
    });
    expect(backward(open, grown, { undeclared: "declared-only" })).toMatchObject({
      verdict: "compatible",
      strict: "breaking",
      findings: [{ counts: false }],
    });
    const parts = { allOf: [open, { properties: { c: { type: "null" } } }] };
    const closed = { ...grown, additionalProperties: false };
    expect(backward(parts, closed).findings).toMatchObject([
      { rule: "additionalProperties", class: "strict", witness: { c: null } },
      { rule: "properties", edit: "added", class: "only-by-undeclared-property", path: "/b" },
    ]);
  });

  it("says what may be done about an undeclared key: an old writer's schema is what it was", () => {
    const hint = (mode: "backward" | "forward", from: JsonSchema, to: JsonSchema) =>
      compare(from, to, { mode }).directions[0]?.findings[0]?.hint;
    const policy =
      "compare with undeclared: declared-only when writers send no keys but those that their schema names";
    expect(hint("backward", open, grown)).toBe(policy);
    expect(hint("forward", grown, open)).toBe(
      `close the writer's schema with additionalProperties: false, or ${policy}`,
    );
    const renamed = { type: "object", properties: { a: { type: "integer" }, c: { type: "string" } } };
    expect(hint("backward", grown, renamed)).toBe(`keep the name "b", or ${policy}`);
  });

  it("tells what only an undeclared key breaks in a document that bytes hold", () => {
    const held = (contentSchema: JsonSchema): JsonSchema => ({
      type: "object",
      properties: { p: { contentEncoding: "binary", contentSchema } },
      required: ["p"],
      additionalProperties: false,
    });
    expect(backward(held(open), held(grown))).toMatchObject({
      verdict: "breaking",
      findings: [
        {
          rule: "properties",
          edit: "added",
          class: "only-by-undeclared-property",
          new: "/properties/p/contentSchema/properties/b",
          path: "/p/b",
        },
      ],
    });
    expect(backward(held(open), held(grown), { undeclared: "declared-only" })).toMatchObject({
      verdict: "compatible",
      findings: [{ counts: false }],
    });
  });

  it("tells what a default would fill", () => {
    const needed = { type: "object", properties: { a: { type: "integer", default: 1 } }, required: ["a"] };
    const wrong = { type: "object", properties: { a: { type: "integer", default: "x" } }, required: ["a"] };
    expect(backward(open, needed)).toMatchObject({
      verdict: "breaking",
      findings: [{ class: "default-would-fill" }, { class: "annotation" }],
    });
    expect(backward(open, needed, { defaults: "fill" })).toMatchObject({
      verdict: "compatible",
      strict: "breaking",
    });
    expect(backward(open, wrong, { defaults: "fill" })).toMatchObject({
      verdict: "breaking",
      findings: [{ class: "strict" }, { class: "annotation" }],
    });
  });

  it("tells what only a format breaks", () => {
    const dated = { type: "string", format: "date-time" };
    expect(backward({ type: "string" }, dated)).toMatchObject({
      verdict: "breaking",
      findings: [{ rule: "format", class: "only-by-format" }],
    });
    expect(backward({ type: "string" }, dated, { format: "annotate" })).toMatchObject({
      verdict: "compatible",
      strict: "breaking",
      findings: [{ class: "only-by-format", counts: false }],
    });
    expect(backward(dated, { type: "string", minLength: 1 })).toMatchObject({ verdict: "compatible" });
    expect(backward(dated, { type: "string", minLength: 1 }, { format: "annotate" })).toMatchObject({
      verdict: "breaking",
      strict: "compatible",
    });
    expect(backward({ type: "string" }, { type: "string", format: "made-up" })).toMatchObject({
      verdict: "compatible",
    });
  });

  it("finds decimals that no double is, which no other validator is asked about", () => {
    const neighbours = { type: "number", exclusiveMinimum: 0.1, exclusiveMaximum: 0.10000000000000002 };
    const [finding, ...others] = backward(neighbours, false).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ class: "beyond-double", confirmations: 1 });
    expect(String(finding?.witness)).toMatch(/^0\.10{10,}\d+$/);
    expect(Number(finding?.witness)).toBeLessThan(0.10000000000000003);
    expect(backward({ ...neighbours, multipleOf: 0.1 }, false).verdict).toBe("compatible");
    expect(backward(neighbours, { minimum: 0.1, maximum: 0.2 }).verdict).toBe("compatible");
    const large = { type: "number", multipleOf: 0.1, minimum: 1e16, not: { multipleOf: 1 } };
    expect(String(backward(large, false).findings[0]?.witness)).toBe("10000000000000000.1");
    expect(witness(neighbours)).toEqual({ kind: "unknown", obligation: "a fraction in a narrow interval" });
    expect(isEmpty(neighbours)).toBe(false);
  });

  it("tells what is beyond doubles", () => {
    const id = (maximum: number | bigint): JsonSchema => ({ type: "integer", minimum: 0, maximum });
    expect(backward(id(18446744073709551615n), id(18446744073709551614n))).toMatchObject({
      verdict: "breaking",
      findings: [{ class: "beyond-double", witness: 18446744073709551615n, confirmations: 1 }],
    });
    expect(backward(id(9007199254740992n), id(9007199254740993n)).verdict).toBe("compatible");
    expect(backward({ type: "integer" }, { type: "integer", format: "int64" })).toMatchObject({
      findings: [{ rule: "format", class: "beyond-double" }],
    });
    expect(
      backward({ type: "integer", format: "int64", minimum: 0 }, { type: "integer", format: "uint64" })
        .verdict,
    ).toBe("compatible");
  });

  it("notes a default that is another, without a verdict", () => {
    const result = backward(
      { type: "object", properties: { a: { default: 1 } } },
      { type: "object", properties: { a: { default: 2 } } },
    );
    expect(result).toMatchObject({
      verdict: "compatible",
      findings: [{ class: "annotation", counts: false, new: "/properties/a/default" }],
    });
  });
});

describe("bytes", () => {
  const json = (schema: JsonSchema): JsonSchema => ({
    contentEncoding: "binary",
    contentMediaType: "application/json",
    contentSchema: schema,
  });

  it("are counted by a schema without a type that another one stands beside", () => {
    const most = (maxLength: number): JsonSchema => ({
      allOf: [{ contentEncoding: "binary" }, { maxLength }],
    });
    expect(backward(most(3), most(4)).verdict).toBe("compatible");
    expect(backward(most(4), most(3)).findings).toMatchObject([
      { rule: "maxLength", witness: new Uint8Array(4), confirmations: 1 },
    ]);
    expect(backward(most(3), { contentEncoding: "binary", maxLength: 3 }).verdict).toBe("compatible");
    expect(backward({ minLength: 1 }, { minLength: 1, maxLength: 2 }).verdict).toBe("breaking");
  });

  it("are compared by length and by the document in them", () => {
    expect(
      backward({ contentEncoding: "binary", maxLength: 3 }, { contentEncoding: "binary", maxLength: 4 })
        .verdict,
    ).toBe("compatible");
    expect(
      backward({ contentEncoding: "binary", maxLength: 4 }, { contentEncoding: "binary", maxLength: 3 })
        .findings,
    ).toMatchObject([{ rule: "maxLength", witness: new Uint8Array(4), confirmations: 1 }]);
    expect(backward(json({ type: "integer" }), json({ type: "number" })).verdict).toBe("compatible");
    expect(backward(json({ type: "number" }), json({ type: "integer" })).findings).toMatchObject([
      { rule: "type" },
    ]);
    expect(backward({ contentEncoding: "binary" }, { type: "string" }).verdict).toBe("breaking");
    const list = (schema: JsonSchema): JsonSchema => ({
      type: "array",
      items: { type: "integer", minimum: 0, maximum: 255 },
      contentSchema: schema,
    });
    expect(backward(list({ type: "number" }), list({ type: "integer" })).verdict).toBe("breaking");
  });
});
