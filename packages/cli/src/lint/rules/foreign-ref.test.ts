import { schemaRuleCases } from "../../../test/rule-cases.ts";

const hint = "refer to a file of the registry by a relative path";

schemaRuleCases("foreign-ref", {
  refuses: [
    [
      '{ "$ref": "file://common.schema.json#/definitions/Id" }',
      `$ref "file://common.schema.json#/definitions/Id" must be relative; ${hint}`,
    ],
    [
      '{ "$ref": "https://example.com/id.json" }',
      `$ref "https://example.com/id.json" must be relative; ${hint}`,
    ],
    ['{ "$ref": "/etc/id.json" }', `$ref "/etc/id.json" must be relative; ${hint}`],
  ],
  accepts: ['{ "$ref": "#/definitions/Line" }'],
});
