import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("missing-type", {
  refuses: [
    [
      '{ "maximum": 1 }',
      'keyword "maximum" says nothing about values that are no number; add "type": "number"',
    ],
    [
      '{ "properties": { "a": true } }',
      'keyword "properties" says nothing about values that are no object; add "type": "object"',
    ],
    [
      '{ "anyOf": [{ "type": "null" }, { "pattern": "^a" }] }',
      'keyword "pattern" says nothing about values that are no string; add "type": "string"',
    ],
    [
      '{ "type": "array", "items": { "minItems": 1 } }',
      'keyword "minItems" says nothing about values that are no array; add "type": "array"',
    ],
  ],
  accepts: [
    '{ "type": "string", "anyOf": [{ "pattern": "^a" }, { "maxLength": 3 }] }',
    '{ "type": "object", "properties": { "a": true }, "not": { "required": ["a"] } }',
    '{ "allOf": [{ "$ref": "#/definitions/Line" }, { "required": ["name"] }] }',
    '{ "const": "x", "minLength": 1 }',
    "{}",
  ],
});
