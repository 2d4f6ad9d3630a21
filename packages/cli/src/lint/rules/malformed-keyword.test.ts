import { schemaRuleCases } from "../../../test/rule-cases.ts";

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
