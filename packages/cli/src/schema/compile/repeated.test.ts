import type { JsonSchema } from "@waybill/runtime";
import { describe, expect, test } from "vitest";
import { compileInProcess, compileValidator } from "./compile-validator.ts";
import { repeatedDefinitions } from "./repeated.ts";

const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const twice = (keyword: string, name: string) => ({ [keyword]: [ref(name), ref(name)] });
const end: JsonSchema = { type: "object", properties: { a: { type: "integer" } } };

function repeated(definitions: Record<string, JsonSchema>): string[] {
  return [...repeatedDefinitions(ref("A"), definitions)].sort();
}

describe("a definition is repeated", () => {
  test.each(["allOf", "anyOf", "oneOf"])("when %s comes to it twice, and it goes on so", (keyword) => {
    expect(repeated({ A: twice(keyword, "B"), B: twice(keyword, "C"), C: end })).toEqual(["B"]);
  });

  test("when branches meet again below a member, an item or any of them", () => {
    const branches = (left: JsonSchema, right: JsonSchema) => ({ anyOf: [left, right] });
    const member = { properties: { p: ref("A") } };
    expect(repeated({ A: branches(member, { additionalProperties: ref("A") }) })).toEqual(["A"]);
    expect(repeated({ A: branches({ items: ref("A") }, { items: [ref("A")] }) })).toEqual(["A"]);
    expect(
      repeated({ A: branches(member, { properties: { p: { anyOf: [ref("B"), end] } } }), B: ref("A") }),
    ).toEqual(["A"]);
  });

  test("not when its ways lead to different parts of a value", () => {
    expect(repeated({ A: { properties: { l: ref("A"), r: ref("A") } } })).toEqual([]);
    expect(repeated({ A: { anyOf: [{ items: ref("A") }, { additionalProperties: ref("A") }] } })).toEqual([]);
  });

  test("not when the branches exclude each other", () => {
    const node = (type: string): JsonSchema => ({
      type: "object",
      required: ["type"],
      properties: { type: { const: type }, children: { items: ref("A") } },
    });
    expect(repeated({ A: { oneOf: [node("a"), node("b")] } })).toEqual([]);
  });

  test("not when it has one way on", () => {
    expect(repeated({ A: twice("anyOf", "B"), B: { items: ref("C") }, C: end })).toEqual([]);
  });
});

describe("a validator of a schema that doubles at each of 40 levels", () => {
  const levels = (level: (next: string) => JsonSchema): JsonSchema => {
    const definitions: Record<string, JsonSchema> = { L40: end };
    for (let i = 0; i < 40; i++) definitions[`L${i}`] = level(`L${i + 1}`);
    return { properties: { x: ref("L0") }, definitions };
  };

  test.each([
    ["allOf", (next: string) => twice("allOf", next)],
    ["anyOf", (next: string) => twice("anyOf", next)],
    ["not", (next: string) => ({ anyOf: [{ not: { not: ref(next) } }, ref(next)] })],
  ])("decides: %s", (_, level) => {
    const validate = compileInProcess(levels(level));
    const value: { x: { a: unknown } } = { x: { a: 1 } };
    expect(validate(value)).toBe(true);
    // Nothing is remembered of the last call.
    value.x.a = "no";
    expect(validate(value)).toBe(false);
  });

  test("is a function for each level", () => {
    expect(compileValidator(levels((next) => twice("anyOf", next))).length).toBeLessThan(20_000);
  });
});

test("a chain of 20 000 references is no more than its end", () => {
  const definitions: Record<string, JsonSchema> = { L20000: end };
  for (let i = 0; i < 20_000; i++) definitions[`L${i}`] = ref(`L${i + 1}`);
  const validate = compileInProcess({ properties: { x: ref("L0") }, definitions });
  expect([{}, { x: { a: 1 } }, { x: { a: "no" } }].map(validate)).toEqual([true, true, false]);
});
