import { replace, withProperty } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const shared = (definitions: string) =>
  `{ "$schema": "http://json-schema.org/draft-07/schema#", "title": "common", "description": "Parts.",\n"definitions": { ${definitions} } }`;

ruleCases("unused-definition", {
  refuses: [
    [
      "one that nothing refers to",
      { "orders/v1.schema.json": replace('"Line": {', '"Other": { "type": "string" },\n    "Line": {') },
      ['orders/v1.schema.json:12 definition "Other" is not used; refer to it, or remove it'],
    ],
    [
      "one that only itself refers to",
      {
        "orders/v1.schema.json": replace(
          '"Line": {',
          '"Other": { "items": { "$ref": "#/definitions/Other" }, "type": "array" },\n    "Line": {',
        ),
      },
      ['orders/v1.schema.json:12 definition "Other" is not used; refer to it, or remove it'],
    ],
    [
      "one of a shared file of which only another is used",
      {
        "orders/v1.schema.json": withProperty(
          '{ "$ref": "../_shared/common.v1.schema.json#/definitions/Used" }',
        ),
        "_shared/common.v1.schema.json": shared(
          '"Used": { "type": "string" },\n"Spare": { "type": "string" }',
        ),
      },
      ['_shared/common.v1.schema.json:3 definition "Spare" is not used; refer to it, or remove it'],
    ],
  ],
  accepts: [
    [
      "one that another definition in use refers to",
      {
        "orders/v1.schema.json": (text) =>
          replace(
            '{ "name": { "type": "string" } }',
            '{ "name": { "$ref": "#/definitions/Other" } }',
          )(replace('"Line": {', '"Other": { "type": "string" },\n    "Line": {')(text)),
      },
    ],
    [
      "one of which a part is referred to",
      { "orders/v1.schema.json": replace("#/definitions/Line", "#/definitions/Line/properties/name") },
    ],
  ],
});
