import { schemaRuleCases } from "../../../test/rule-cases.ts";

schemaRuleCases("ref-siblings", {
  refuses: [
    [
      '{ "$ref": "#/definitions/Line", "maxProperties": 1 }',
      'keyword "maxProperties" is ignored beside "$ref"; put both into "allOf"',
    ],
    [
      '{ "anyOf": [{ "$ref": "#/definitions/Line", "type": "object" }] }',
      'keyword "type" is ignored beside "$ref"; put both into "allOf"',
    ],
  ],
  accepts: [
    '{ "$ref": "#/definitions/Line", "description": "A line.", "deprecated": true, "title": "a", "default": {} }',
  ],
});
