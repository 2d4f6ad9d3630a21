import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("unresolved-ref", {
  refuses: [
    [
      '{ "$ref": "#/definitions/Lime" }',
      '$ref "#/definitions/Lime" leads to nothing in orders/v1.schema.json; did you mean "Line"?',
    ],
    [
      '{ "$ref": "../_shared/id.v1.schema.json" }',
      '$ref "../_shared/id.v1.schema.json" leads to _shared/id.v1.schema.json, which is no schema of the registry; add _shared/id.v1.schema.json, or correct the path: it starts from orders/',
    ],
    [
      '{ "$ref": "#Line" }',
      '$ref "#Line" must name a definition by JSON Pointer; write #/definitions/<Name>',
    ],
    [
      '{ "type": "array", "items": [{ "$ref": "v2.schema.json" }], "minItems": 1, "maxItems": 1 }',
      '$ref "v2.schema.json" leads to orders/v2.schema.json, which is no schema of the registry; did you mean "v1.schema.json"?',
    ],
  ],
  accepts: [
    '{ "$ref": "#/definitions/Line/properties/name" }',
    '{ "$ref": "v1.schema.json#/definitions/Line" }',
  ],
});
