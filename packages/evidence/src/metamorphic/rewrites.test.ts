import { expect, test } from "vitest";
import { conditional } from "../../../compat/test/support/ajv.ts";
import { rewrites } from "./rewrites.ts";

const schema = {
  type: ["integer", "null"],
  exclusiveMinimum: 1,
  items: [{ const: 1 }, true],
  additionalItems: { $ref: "#/definitions/A" },
  dependencies: { a: ["b"], c: { type: "null" } },
  anyOf: [{ minimum: 1 }, { maximum: 2 }],
  definitions: { A: { const: { items: [] } } },
};

test.each(Object.entries(rewrites))("%s writes a schema in other words", (name, rewrite) => {
  const one = name.startsWith("if ") ? { ...schema, ...conditional({ type: "null" }, { const: 1 }) } : schema;
  const before = structuredClone(one);
  expect(rewrite(one)).not.toEqual(one);
  expect(one).toEqual(before);
});

test("later drafts have tuples and dependencies under other names", () => {
  expect(rewrites["spelled in 2020-12"]?.(schema)).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: ["integer", "null"],
    exclusiveMinimum: 1,
    prefixItems: [{ const: 1 }, true],
    items: { $ref: "#/definitions/A" },
    dependentRequired: { a: ["b"] },
    dependentSchemas: { c: { type: "null" } },
    anyOf: [{ minimum: 1 }, { maximum: 2 }],
    definitions: { A: { const: { items: [] } } },
  });
});
