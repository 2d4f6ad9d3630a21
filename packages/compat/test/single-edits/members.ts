import { type Case, closed, open, size, text } from "./case.ts";

export const members: readonly Case[] = [
  [
    "a constrained property less, in a closed schema",
    closed({ a: text, b: size }),
    closed({ b: size }),
    { backward: ["properties removed", "/properties/a", "/properties", { key: "a", path: "" }] },
  ],
  [
    "a constrained property more, in a closed schema",
    closed({ b: size }),
    closed({ a: size, b: size }),
    { forward: ["properties added", "/properties", "/properties/a", { key: "a", path: "" }] },
  ],
  [
    "a constrained property more, in an open schema",
    open({ b: size }),
    open({ b: size, a: { type: "string", maxLength: 5, pattern: "^x" } }),
    {
      backward: [
        "properties added",
        "/properties",
        "/properties/a",
        { class: "only-by-undeclared-property", witness: { a: 0 }, path: "/a" },
      ],
    },
  ],
  [
    "a constrained property less, in an open schema",
    open({ a: text, b: size }),
    open({ b: size }),
    {
      forward: [
        "properties removed",
        "/properties/a",
        "/properties",
        { class: "only-by-undeclared-property" },
      ],
    },
  ],
  [
    "a required property less",
    closed({ a: text, b: size }, ["a"]),
    closed({ b: size }),
    {
      backward: ["properties removed", "/properties/a", "/properties", { key: "a" }],
      forward: ["required removed", "/required/0", "/required", { key: "a", witness: {} }],
    },
  ],
  [
    "a required property more, open",
    open({ b: size }),
    { ...open({ b: size, a: text }), required: ["a"] },
    { backward: ["required added", "", "/required/0", { key: "a", class: "strict", witness: {} }] },
  ],
  [
    "a renamed property, closed",
    closed({ a: text, b: size }),
    closed({ z: text, b: size }),
    {
      backward: ["properties renamed", "/properties/a", "/properties/z", { key: "a" }],
      forward: ["properties renamed", "/properties/a", "/properties/z", { key: "z" }],
    },
  ],
  [
    "a renamed property that is required",
    closed({ a: text, b: size }, ["b", "a"]),
    closed({ z: text, b: size }, ["b", "z"]),
    {
      backward: ["properties renamed", "/properties/a", "/properties/z"],
      forward: ["properties renamed", "/properties/a", "/properties/z"],
    },
  ],
  [
    "a renamed property, open",
    open({ a: text, b: size }),
    open({ z: text, b: size }),
    {
      backward: ["properties renamed", "/properties/a", "/properties/z", { path: "/z" }],
      forward: ["properties renamed", "/properties/a", "/properties/z", { path: "/a" }],
    },
  ],
  [
    "a required key more",
    closed({ a: text, b: size }, ["b"]),
    closed({ a: text, b: size }, ["b", "a"]),
    { backward: ["required added", "/required", "/required/1", { key: "a" }] },
  ],
  [
    "no key is required any more",
    closed({ a: text }, ["a"]),
    { type: "object", properties: { a: text }, additionalProperties: false },
    { forward: ["required removed", "/required/0", "", { key: "a", witness: {} }] },
  ],
  [
    "closed",
    open({ a: text }),
    { ...open({ a: text }), additionalProperties: false },
    {
      backward: [
        "additionalProperties added",
        "",
        "/additionalProperties",
        { class: "only-by-undeclared-property" },
      ],
    },
  ],
  [
    "other keys of another type",
    { ...open({ a: text }), additionalProperties: { type: "integer" } },
    { ...open({ a: text }), additionalProperties: { type: "string" } },
    {
      backward: ["type changed", "/additionalProperties/type", "/additionalProperties/type"],
      forward: ["type changed", "/additionalProperties/type", "/additionalProperties/type"],
    },
  ],
  [
    "a pattern of keys more, open",
    open({ a: text }),
    { ...open({ a: text }), patternProperties: { "^x-": size } },
    { backward: ["patternProperties added", "", "/patternProperties/^x-", { path: "/x-" }] },
  ],
  [
    "a pattern of keys less, closed",
    { ...closed({ a: text }), patternProperties: { "^x-": size, "^y": text } },
    { ...closed({ a: text }), patternProperties: { "^y": text } },
    { backward: ["patternProperties removed", "/patternProperties/^x-", "/patternProperties"] },
  ],
  [
    "names of keys",
    { type: "object", propertyNames: { pattern: "^[a-z]*$", maxLength: 9 } },
    { type: "object", propertyNames: { pattern: "^[a-y]*$", maxLength: 9 } },
    {
      backward: [
        "pattern changed",
        "/propertyNames/pattern",
        "/propertyNames/pattern",
        { key: "z", path: "" },
      ],
    },
  ],
  [
    "keys that hang on another",
    { ...open({ a: text, b: text }), dependencies: { a: ["b"] } },
    open({ a: text, b: text }),
    { forward: ["dependencies removed", "/dependencies/a", "", { key: "b", path: "" }] },
  ],
  [
    "one more key that hangs on another",
    { ...open({ a: text, b: text }), dependencies: { a: ["b"] } },
    { ...open({ a: text, b: text }), dependencies: { a: ["b", "c"] } },
    { backward: ["dependencies changed", "/dependencies/a", "/dependencies/a", { key: "c" }] },
  ],
  [
    "a schema that hangs on a key",
    { ...open({ a: text, b: text }), dependencies: { a: { properties: { b: { minLength: 2 } } } } },
    { ...open({ a: text, b: text }), dependencies: { a: { properties: { b: { minLength: 4 } } } } },
    {
      backward: [
        "minLength changed",
        "/dependencies/a/properties/b/minLength",
        "/dependencies/a/properties/b/minLength",
      ],
    },
  ],
];
