import { expect, test } from "vitest";
import { edited, replace, withProperty } from "../../../test/clean-registry.ts";
import { lintOf, ruleCases } from "../../../test/rule-cases.ts";

const file = "orders/v1.schema.json";

// Only names that are themselves findings can collide, so that both come together.
test("definition-collision names the definition whose name is taken", async () => {
  const twice = replace('"Line": {', '"line": { "type": "string" },\n    "Line": {');
  const files = edited({
    [file]: (text) => withProperty('{ "$ref": "#/definitions/line" }')(twice(text)),
  });
  expect(await lintOf(files)).toEqual([
    `definition-name ${file}:13 definition "line" must be named in PascalCase; rename it to "Line"`,
    `definition-collision ${file}:14 definition must have a name of its own: "Line" is taken; rename one of the two`,
  ]);
});

ruleCases("definition-collision", {
  refuses: [],
  accepts: [
    [
      "a shared definition with the name of an own one",
      {
        [file]: withProperty('{ "$ref": "../_shared/more.v1.schema.json#/definitions/Line" }'),
        "_shared/more.v1.schema.json":
          '{ "$schema": "http://json-schema.org/draft-07/schema#", "title": "more", "description": "Parts.", "definitions": { "Line": { "type": "string" } } }',
      },
    ],
  ],
});

test("unsupported-keyword names what draft-07 cannot say", async () => {
  const later = (text: string) =>
    text.replace("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema");
  const closed = replace('"required": ["id"],', '"required": ["id"], "unevaluatedProperties": false,');
  const files = edited({ [file]: (text) => closed(later(text)) });
  expect((await lintOf(files)).map((finding) => finding.split(" ").slice(0, 2).join(" "))).toEqual([
    `schema-draft ${file}:2`,
    `unsupported-keyword ${file}:10`,
  ]);
});

ruleCases("unsupported-keyword", {
  refuses: [],
  accepts: [
    [
      "a closed object",
      { [file]: replace('"required": ["id"],', '"required": ["id"], "additionalProperties": false,') },
    ],
  ],
});
