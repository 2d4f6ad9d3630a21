import { withProperty } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const shared =
  '{ "$schema": "http://json-schema.org/draft-07/schema#", "title": "id", "description": "An id.", "type": "integer" }';

ruleCases("orphan-file", {
  refuses: [
    [
      "a nested fixture",
      { "orders/v1/more/a.pass.json": "{}" },
      [
        "orders/v1/more/a.pass.json fixture must stand directly in its version's folder; move it to orders/v1/more-a.pass.json",
      ],
    ],
    [
      "fixtures of no version",
      { "orders/v2/a.pass.json": "{}" },
      [
        'orders/v2/a.pass.json fixture of version 2, which "orders" does not have; add the version, or remove the folder',
      ],
    ],
    [
      "a schema under another name",
      { "orders/order.json": "{}" },
      ['orders/order.json file is no part of the contract of "orders"; a schema is named v<N>.schema.json'],
    ],
    [
      "a shared schema out of use",
      { "_shared/id.v1.schema.json": shared },
      ["_shared/id.v1.schema.json shared schema is not referred to by any topic; remove it"],
    ],
    [
      "a shared file that is no schema",
      { "_shared/id.json": shared },
      ["_shared/id.json file must be named <leaf>.v<N>.schema.json to be shared"],
    ],
    [
      "a file beside the topics",
      { "notes.txt": "" },
      ["notes.txt file is in no topic's folder; move it into one, or out of the registry"],
    ],
    [
      "a folder that is no topic",
      { "old/a.json": "{}" },
      ["old/a.json file is in no topic's folder; move it into one, or out of the registry"],
    ],
  ],
  accepts: [
    [
      "a shared schema in use",
      {
        "_shared/id.v1.schema.json": shared,
        "orders/v1.schema.json": withProperty('{ "$ref": "../_shared/id.v1.schema.json" }'),
      },
    ],
    [
      "a README and the meta-schemas",
      { "README.md": "", "orders/README.md": "", "topic.schema.json": "{}", "registry.schema.json": "{}" },
    ],
    ["hidden files", { "orders/.gitkeep": "" }],
  ],
});
