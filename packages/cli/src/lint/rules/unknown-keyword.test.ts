import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("unknown-keyword", {
  refuses: [
    [
      '{ "type": "object", "aditionalProperties": false }',
      'keyword "aditionalProperties" is unknown; did you mean "additionalProperties"?',
    ],
    [
      '{ "type": "object", "additionalProperites": false }',
      'keyword "additionalProperites" is unknown; did you mean "additionalProperties"?',
    ],
    ['{ "type": "string", "nullable": true }', 'keyword "nullable" is unknown; add "null" to "type"'],
    ['{ "$bytes": true }', 'keyword "$bytes" is unknown; use "contentEncoding": "binary"'],
    [
      '{ "anyOf": [{ "type": "string" }, { "typ": "integer" }] }',
      'keyword "typ" is unknown; did you mean "type"?',
    ],
    ['{ "constructor": true }', 'keyword "constructor" is unknown'],
    ['{ "type": "array", "items": { "oneOf": [{ "zzz": 1 }] } }', 'keyword "zzz" is unknown'],
  ],
  accepts: [
    '{ "type": "string", "deprecated": true, "examples": ["a"], "$comment": "b", "default": "c" }',
    '{ "enum": [{ "typ": "no schema" }] }',
    '{ "type": "object", "properties": { "typ": true } }',
  ],
});
