import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("undeclared-required", {
  refuses: [
    [
      '{ "type": "object", "properties": { "order_id": true }, "required": ["orderid"] }',
      'required property "orderid" is not declared; did you mean "order_id"?',
    ],
    ['{ "type": "object", "required": ["a"] }', 'required property "a" is not declared'],
    [
      '{ "type": "object", "properties": { "a": true }, "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }',
      'required property "b" is not declared',
    ],
  ],
  accepts: [
    '{ "type": "object", "properties": { "a": true }, "anyOf": [{ "required": ["a"] }, { "maxProperties": 1 }] }',
    '{ "type": "object", "patternProperties": { "^a": true }, "required": ["abc"] }',
    '{ "type": "object", "additionalProperties": { "type": "string" }, "required": ["en"] }',
    '{ "type": "object", "not": { "required": ["gone"] } }',
    '{ "type": "object", "required": ["a"], "oneOf": [{ "properties": { "a": { "const": 1 } } }] }',
  ],
});
