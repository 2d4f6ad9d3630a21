import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("inert-keyword", {
  refuses: [
    [
      '{ "type": "integer", "maxLength": 3 }',
      'keyword "maxLength" does nothing for type integer; it is about string or binary',
    ],
    [
      '{ "type": ["array", "null"], "properties": {} }',
      'keyword "properties" does nothing for type array or null; it is about object',
    ],
    [
      '{ "type": "integer", "format": "uuid" }',
      'format "uuid" does nothing for type integer; it is about string',
    ],
    [
      '{ "type": "string", "format": "int64" }',
      'format "int64" does nothing for type string; it is about integer or number',
    ],
    [
      '{ "enum": ["a", "b"], "maximum": 3 }',
      'keyword "maximum" does nothing for type string; it is about integer or number',
    ],
    [
      '{ "type": "string", "anyOf": [{ "minimum": 1 }, {}] }',
      'keyword "minimum" does nothing for type string; it is about integer or number',
    ],
    [
      '{ "type": "array", "items": true, "additionalItems": false }',
      'keyword "additionalItems" does nothing without a list in "items"',
    ],
    ['{ "type": "string", "then": { "maxLength": 1 } }', 'keyword "then" does nothing without "if"'],
    ['{ "type": "string", "if": { "maxLength": 1 } }', 'keyword "if" does nothing without "then" or "else"'],
    [
      '{ "type": "string", "contentMediaType": "application/json" }',
      'keyword "contentMediaType" does nothing for type string; it is about binary or array',
    ],
  ],
  accepts: [
    '{ "type": ["integer", "string"], "maxLength": 3, "maximum": 3 }',
    '{ "type": "number", "format": "uint64", "minimum": 0 }',
    '{ "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": 255 }, "contentMediaType": "application/json", "contentSchema": { "type": "object" } }',
    '{ "type": "string", "if": { "maxLength": 1 }, "else": { "pattern": "^x" } }',
    '{ "type": "object", "properties": { "a": { "type": "array", "maxItems": 2 } } }',
  ],
});
