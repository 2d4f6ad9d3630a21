import { type Case, closed, open, size, text } from "./case.ts";

export const references: readonly Case[] = [
  [
    "a definition that is used twice",
    { ...open({ a: { $ref: "#/definitions/S" }, b: { $ref: "#/definitions/S" } }), definitions: { S: text } },
    {
      ...open({ a: { $ref: "#/definitions/S" }, b: { $ref: "#/definitions/S" } }),
      definitions: { S: { ...text, minLength: 2 } },
    },
    { backward: ["minLength changed", "/definitions/S/minLength", "/definitions/S/minLength"] },
  ],
  [
    "a definition under another name, and other",
    { ...open({ a: { $ref: "#/definitions/S" } }), definitions: { S: closed({ x: text, y: size }) } },
    { ...open({ a: { $ref: "#/definitions/T" } }), definitions: { T: closed({ x: text }) } },
    {
      backward: [
        "properties removed",
        "/definitions/S/properties/y",
        "/definitions/T/properties",
        { path: "/a", key: "y" },
      ],
    },
  ],
  [
    "a reference to another definition",
    { ...open({ a: { $ref: "#/definitions/S" } }), definitions: { S: text, T: size } },
    { ...open({ a: { $ref: "#/definitions/T" } }), definitions: { S: text, T: size } },
    {
      backward: ["$ref changed", "/properties/a/$ref", "/properties/a/$ref"],
      forward: ["$ref changed", "/properties/a/$ref", "/properties/a/$ref"],
    },
  ],
  [
    "a definition that refers to itself",
    {
      $ref: "#/definitions/Node",
      definitions: { Node: closed({ next: { $ref: "#/definitions/Node" }, n: { type: "integer" } }) },
    },
    {
      $ref: "#/definitions/Node",
      definitions: { Node: closed({ next: { $ref: "#/definitions/Node" } }) },
    },
    {
      backward: [
        "properties removed",
        "/definitions/Node/properties/n",
        "/definitions/Node/properties",
        { key: "n", witness: { n: 0 } },
      ],
    },
  ],
  [
    "a key that leads back to itself, renamed",
    {
      $ref: "#/definitions/Node",
      definitions: { Node: closed({ next: { $ref: "#/definitions/Node" }, n: { type: "integer" } }) },
    },
    {
      $ref: "#/definitions/Node",
      definitions: { Node: closed({ after: { $ref: "#/definitions/Node" }, n: { type: "integer" } }) },
    },
    {
      backward: [
        "properties renamed",
        "/definitions/Node/properties/next",
        "/definitions/Node/properties/after",
        { key: "next", witness: { next: {} } },
      ],
      forward: [
        "properties renamed",
        "/definitions/Node/properties/next",
        "/definitions/Node/properties/after",
        { key: "after", witness: { after: {} } },
      ],
    },
  ],
  [
    "what is evaluated",
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      allOf: [open({ a: text, b: size })],
      unevaluatedProperties: false,
    },
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      allOf: [open({ b: size })],
      unevaluatedProperties: false,
    },
    { backward: ["properties removed", "/allOf/0/properties/a", "/allOf/0/properties", { key: "a" }] },
  ],
];
