import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("newer-keyword", {
  refuses: [
    [
      '{ "type": "array", "prefixItems": [{ "type": "integer" }] }',
      'keyword "prefixItems" is not of draft-07 and does nothing; use "items" with a list of schemas, "minItems" and "additionalItems"',
    ],
    [
      '{ "not": { "type": "object", "unevaluatedProperties": false } }',
      'keyword "unevaluatedProperties" is not of draft-07 and does nothing; use "additionalProperties" beside all "properties"',
    ],
  ],
  accepts: ['{ "type": "object", "properties": { "prefixItems": { "type": "array" } } }'],
});
