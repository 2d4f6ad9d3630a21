import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("dead-value", {
  refuses: [
    ['{ "type": "integer", "enum": [0, "1"] }', 'value "1" can never be of type integer'],
    ['{ "type": ["string", "null"], "const": false }', "value false can never be of type string or null"],
  ],
  accepts: ['{ "type": ["string", "null"], "enum": ["a", null] }', '{ "type": "number", "const": 1 }'],
});
