import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("slow-pattern", {
  refuses: [
    [
      '{ "type": "string", "pattern": "^(a+)+$" }',
      'pattern may take exponential time in "(a+)+"; repeat once, or separate the repetitions',
    ],
    [
      '{ "type": "object", "patternProperties": { "^([a-z]*)*$": true } }',
      'pattern may take exponential time in "([a-z]*)*"; repeat once, or separate the repetitions',
    ],
  ],
  accepts: ['{ "type": "string", "pattern": "^[a-z]+(?:-[a-z]+)*$" }'],
});
