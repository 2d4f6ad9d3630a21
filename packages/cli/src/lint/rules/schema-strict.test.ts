import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("schema-strict", {
  refuses: [
    [
      '{ "type": "string", "anyOf": [{ "type": "integer" }, { "maxLength": 3 }] }',
      'type "integer" not allowed by context "string"',
    ],
  ],
  accepts: ['{ "type": ["string", "integer"], "anyOf": [{ "type": "integer" }, { "type": "string" }] }'],
});
