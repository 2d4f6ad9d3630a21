import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("duplicate-enum", {
  refuses: [
    ['{ "enum": ["click", "tap", "click"] }', 'enum value "click" stands there twice'],
    ['{ "enum": [{ "a": 1 }, { "a": 1 }] }', 'enum value {"a":1} stands there twice'],
  ],
  accepts: ['{ "enum": ["1", 1, null] }'],
});
