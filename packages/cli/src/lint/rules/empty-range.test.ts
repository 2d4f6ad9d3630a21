import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("empty-range", {
  refuses: [
    ['{ "type": "integer", "minimum": 10, "maximum": 1 }', "minimum 10 must not be above maximum 1"],
    ['{ "type": "string", "minLength": 2, "maxLength": 1 }', "minLength 2 must not be above maxLength 1"],
    [
      '{ "type": "number", "exclusiveMinimum": 1, "maximum": 1 }',
      "exclusiveMinimum 1 must be below maximum 1",
    ],
    [
      '{ "type": "array", "items": [true], "additionalItems": false, "minItems": 2 }',
      "minItems 2 must not be above the 1 items there can be",
    ],
    [
      '{ "type": "object", "properties": { "a": false }, "required": ["a"] }',
      'required property "a" can have no value',
    ],
    [
      '{ "type": "object", "properties": { "a": true, "b": true }, "required": ["a", "b"], "maxProperties": 1 }',
      "maxProperties 1 must not be below the 2 required ones",
    ],
  ],
  accepts: [
    '{ "type": "integer", "minimum": 1, "maximum": 1 }',
    '{ "type": "object", "properties": { "gone": false } }',
  ],
});
