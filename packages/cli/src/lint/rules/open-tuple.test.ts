import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("open-tuple", {
  refuses: [
    [
      '{ "type": "array", "items": [{ "type": "string" }, true] }',
      'tuple must have "minItems" and "additionalItems" or "maxItems"; add "minItems": 2 and "additionalItems": false if it always has 2',
    ],
    [
      '{ "type": "array", "items": [true], "additionalItems": false }',
      'tuple must have "minItems"; add "minItems": 1 and "additionalItems": false if it always has 1',
    ],
  ],
  accepts: [
    '{ "type": "array", "items": [true, true], "minItems": 2, "additionalItems": false }',
    '{ "type": "array", "items": [true, true], "minItems": 1, "maxItems": 2 }',
    '{ "type": "array", "items": { "type": "string" } }',
  ],
});
