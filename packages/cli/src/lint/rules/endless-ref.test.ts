import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const line = (schema: string) => ({
  "orders/v1.schema.json": replace(
    '{ "type": "object", "properties": { "name": { "type": "string" } } }',
    schema,
  ),
});

ruleCases("endless-ref", {
  refuses: [
    [
      "a reference to itself in allOf",
      line('{ "allOf": [{ "$ref": "#/definitions/Line" }, { "type": "object" }] }'),
      ['orders/v1.schema.json:12 $ref "#/definitions/Line" leads back to itself'],
    ],
  ],
  accepts: [
    ["a tree", line('{ "type": "object", "properties": { "left": { "$ref": "#/definitions/Line" } } }')],
    ["a list of lists", line('{ "type": "array", "items": { "$ref": "#/definitions/Line" } }')],
  ],
});
