import { type Case, size, text } from "./case.ts";

export const lists: readonly Case[] = [
  [
    "items of another schema",
    { type: "array", items: { type: "object", properties: { a: text } } },
    { type: "array", items: { type: "object", properties: { a: { ...text, maxLength: 3 } } } },
    { backward: ["maxLength changed", "/items/properties/a/maxLength", "/items/properties/a/maxLength"] },
  ],
  [
    "items that had no schema",
    { type: "array" },
    { type: "array", items: text },
    { backward: ["items added", "", "/items", { witness: [0] }] },
  ],
  [
    "an item more of a tuple",
    { type: "array", items: [text, size] },
    { type: "array", items: [text, size, text] },
    { backward: ["items added", "/items", "/items/2", { path: "/2" }] },
  ],
  [
    "an item less of a closed tuple",
    { type: "array", items: [text, size, text], additionalItems: false },
    { type: "array", items: [text, size], additionalItems: false },
    { backward: ["items removed", "/items/2", "/items"] },
  ],
  [
    "an item put in the middle",
    { type: "array", items: [text, size] },
    { type: "array", items: [text, { type: "null" }, size] },
    {
      backward: ["items added", "/items", "/items/1", { path: "/1" }],
      forward: ["items added", "/items", "/items/1", { path: "/1" }],
    },
  ],
  [
    "what must be contained",
    { type: "array", contains: { type: "string", minLength: 1 } },
    { type: "array", contains: { type: "string", minLength: 2 } },
    { backward: ["minLength changed", "/contains/minLength", "/contains/minLength"] },
  ],
  [
    "how often it must be contained",
    { $schema: "https://json-schema.org/draft/2020-12/schema", contains: { type: "string" }, minContains: 1 },
    { $schema: "https://json-schema.org/draft/2020-12/schema", contains: { type: "string" }, minContains: 2 },
    { backward: ["minContains changed", "/minContains", "/minContains", { witness: [""] }] },
  ],
  [
    "no two equal",
    { type: "array", items: text },
    { type: "array", items: text, uniqueItems: true },
    { backward: ["uniqueItems added", "", "/uniqueItems"] },
  ],
];
