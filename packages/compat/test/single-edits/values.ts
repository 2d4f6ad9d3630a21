import { type Case, closed, text } from "./case.ts";

export const values: readonly Case[] = [
  [
    "a value less",
    closed({ a: { enum: ["x", "y", 3] } }),
    closed({ a: { enum: ["x", 3] } }),
    { backward: ["enum changed", "/properties/a/enum", "/properties/a/enum", { witness: { a: "y" } }] },
  ],
  [
    "a constant of more values",
    closed({ a: { const: "x" } }),
    closed({ a: { enum: ["x", "y"] } }),
    { forward: ["const changed", "/properties/a/const", "/properties/a/enum", { witness: { a: "y" } }] },
  ],
  [
    "a type less",
    closed({ a: { type: ["string", "null"], maxLength: 3 } }),
    closed({ a: { type: "string", maxLength: 3 } }),
    { backward: ["type changed", "/properties/a/type", "/properties/a/type", { witness: { a: null } }] },
  ],
  [
    "a whole schema of another type",
    closed({ a: text }),
    closed({ a: { type: "array", items: { type: "integer", minimum: 3 }, minItems: 2 } }),
    {
      backward: ["type changed", "/properties/a/type", "/properties/a/type"],
      forward: ["type changed", "/properties/a/type", "/properties/a/type"],
    },
  ],
  [
    "a bound more",
    closed({ a: { type: "integer" } }),
    closed({ a: { type: "integer", minimum: 0 } }),
    { backward: ["minimum added", "/properties/a", "/properties/a/minimum", { witness: { a: -1 } }] },
  ],
  [
    "a bound under another name",
    { type: "integer", minimum: 3 },
    { type: "integer", exclusiveMinimum: 3 },
    { backward: ["exclusiveMinimum changed", "/minimum", "/exclusiveMinimum", { witness: 3 }] },
  ],
  [
    "a format",
    { type: "string" },
    { type: "string", format: "date" },
    { backward: ["format added", "", "/format", { class: "only-by-format", witness: "" }] },
  ],
];
