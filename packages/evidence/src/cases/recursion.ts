import { can, cannot, type HardCase } from "./hard-case.ts";

const tree = { $ref: "#/definitions/Tree" };
const of = (Tree: object, more: object = {}) => ({ ...tree, definitions: { Tree, ...more } });

export const recursion: readonly HardCase[] = [
  cannot("a tree without leaves", of({ type: "object", required: ["next"], properties: { next: tree } })),
  can(
    "a list that may end",
    of({ type: "object", required: ["next"], properties: { next: { anyOf: [tree, { type: "null" }] } } }),
  ),
  cannot(
    "two that need each other",
    of(
      { type: "array", items: [{ $ref: "#/definitions/Leaf" }], minItems: 1 },
      { Leaf: { type: "object", required: ["tree"], properties: { tree } } },
    ),
  ),
  cannot(
    "a tree whose leaves are impossible",
    of({
      anyOf: [
        { type: "array", minItems: 1, items: tree },
        { type: "string", minLength: 2, maxLength: 1 },
      ],
    }),
  ),
  can("a tree that is three deep", {
    allOf: [
      tree,
      { required: ["l"], properties: { l: { required: ["l"], properties: { l: { required: ["l"] } } } } },
    ],
    definitions: { Tree: { type: "object", properties: { l: tree }, additionalProperties: false } },
  }),
  cannot("a tree of numbers with a text at depth two", {
    allOf: [tree, { items: { items: { type: "string" }, type: "array", minItems: 1 }, minItems: 1 }],
    definitions: { Tree: { type: "array", items: { anyOf: [tree, { type: "number" }] } } },
  }),
];
