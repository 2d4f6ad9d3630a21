import { expect, test } from "vitest";
import { edited } from "../../../test/clean-registry.ts";
import { registryOf, schemaRuleCases } from "../../../test/rule-cases.ts";
import { lint } from "../index.ts";
import { malformedKeyword } from "./malformed-keyword.ts";

test.each(["[1]", '"text"', "null", "1"])("%s is no schema of a topic", async (text) => {
  const registry = await registryOf(edited({ "orders/v1.schema.json": text }));
  expect(lint(registry, [malformedKeyword])).toMatchObject([
    { file: "orders/v1.schema.json", line: 1, message: "schema must be an object, true or false" },
  ]);
});

schemaRuleCases("malformed-keyword", {
  refuses: [
    ['{ "type": "strng" }', '"type" must be a type name or a list of different ones; did you mean "string"?'],
    ['{ "type": "string", "maxLength": "10" }', '"maxLength" must be a whole number, zero or more'],
    [
      '{ "type": "string", "pattern": "[a" }',
      '"pattern" must be a regular expression that JavaScript accepts in Unicode mode',
    ],
    [
      '{ "type": "object", "patternProperties": { "(": true } }',
      '"patternProperties" must be keyed by a regular expression that JavaScript accepts in Unicode mode',
    ],
    ['{ "oneOf": [] }', '"oneOf" must be a list of schemas'],
    ['{ "type": "integer", "minimum": 1, "exclusiveMinimum": true }', '"exclusiveMinimum" must be a number'],
  ],
  accepts: ['{ "type": "string", "pattern": "^\\\\p{L}+$", "maxLength": 0 }'],
});
