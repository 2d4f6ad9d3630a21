import { expect, onTestFinished, test, vi } from "vitest";
import { edited, replace } from "../../../test/clean-registry.ts";
import { registryOf, ruleCases } from "../../../test/rule-cases.ts";
import { SchemaSources } from "../../schema/sources.ts";
import { lint } from "../lint.ts";
import { endlessRef } from "./endless-ref.ts";

const line = (schema: string) => ({
  "orders/v1.schema.json": replace(
    '{ "type": "object", "properties": { "name": { "type": "string" } } }',
    schema,
  ),
});

ruleCases("endless-ref", {
  refuses: [
    [
      "a way round over two definitions, and nothing that only leads there",
      line(
        '{ "anyOf": [{ "$ref": "#/definitions/Word" }] }, "Word": { "allOf": [{ "$ref": "#/definitions/Line" }] }',
      ),
      [
        'orders/v1.schema.json:12 $ref "#/definitions/Line" leads back to itself',
        'orders/v1.schema.json:12 $ref "#/definitions/Word" leads back to itself',
      ],
    ],
    [
      "a reference to itself in allOf",
      line('{ "allOf": [{ "$ref": "#/definitions/Line" }, { "type": "object" }] }'),
      ['orders/v1.schema.json:12 $ref "#/definitions/Line" leads back to itself'],
    ],
  ],
  accepts: [
    [
      "two ways to one definition",
      line(
        '{ "allOf": [{ "$ref": "#/definitions/Word" }, { "$ref": "#/definitions/Word" }] }, "Word": { "type": "string" }',
      ),
    ],
    ["a tree", line('{ "type": "object", "properties": { "left": { "$ref": "#/definitions/Line" } } }')],
    ["a list of lists", line('{ "type": "array", "items": { "$ref": "#/definitions/Line" } }')],
  ],
});

test("a chain of 3000 references is walked once", async () => {
  const steps = Array.from({ length: 3000 }, (_, i) => [
    `Step${i}`,
    i === 2999 ? { type: "string" } : { $ref: `#/definitions/Step${i + 1}` },
  ]);
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "order",
    description: "An order.",
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer" }, step: { $ref: "#/definitions/Step0" } },
    definitions: Object.fromEntries(steps),
  };
  const registry = await registryOf(edited({ "orders/v1.schema.json": JSON.stringify(schema) }));
  const resolve = vi.spyOn(SchemaSources.prototype, "resolve");
  onTestFinished(() => resolve.mockRestore());
  expect(lint(registry, [endlessRef])).toEqual([]);
  // Each reference once or a few times; once for every reference before it would be millions.
  expect(resolve.mock.calls.length).toBeGreaterThanOrEqual(3000);
  expect(resolve.mock.calls.length).toBeLessThan(20_000);
});
