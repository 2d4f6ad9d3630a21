import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("unknown-format", {
  refuses: [
    [
      '{ "type": "string", "format": "uuid4" }',
      'format "uuid4" is not checked by anything; did you mean "uuid"?',
    ],
    ['{ "type": "integer", "format": "int32" }', 'format "int32" is not checked by anything'],
  ],
  accepts: [
    '{ "type": "string", "format": "date-time" }',
    '{ "type": "object", "properties": { "format": { "const": "odd" } } }',
  ],
});
