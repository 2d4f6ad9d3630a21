import { expect, test } from "vitest";
import { inShort } from "./in-short.ts";

test.each<[string, readonly string[], string]>([
  [
    "one sentence",
    ["Type 'number' is not assignable to type 'bigint'."],
    "Type 'number' is not assignable to type 'bigint'.",
  ],
  [
    "a name that is gone",
    [`Module '"./new.js"' has no exported member 'NotesV1Part'.`],
    `Module '"./new.js"' has no exported member 'NotesV1Part'.`,
  ],
  [
    "a key that is gone",
    [`Type '"environment"' is not assignable to type 'never'.`],
    'the key "environment" is gone.',
  ],
  [
    "keys that are gone",
    [`Type '"a" | "b"' is not assignable to type 'never'.`],
    'the keys "a", "b" are gone.',
  ],
  [
    "a reason far down",
    [
      "Type 'Now.NotesV1' is not assignable to type 'Was.NotesV1'.",
      "Types of property 'part' are incompatible.",
      "Type 'Now.NotesV1Part' is not assignable to type 'Was.NotesV1Part'.",
      "Types of property 'unit' are incompatible.",
      "Type 'string | undefined' is not assignable to type 'string'.",
      "Type 'undefined' is not assignable to type 'string'.",
    ],
    "part.unit: Type 'undefined' is not assignable to type 'string'.",
  ],
  [
    "a new kind of a union",
    [
      "Type 'Now.NotesV1' is not assignable to type 'Was.NotesV1'.",
      "Types of property 'payload' are incompatible.",
      "Type 'NotesV1Shared' is not assignable to type 'NotesV1Payload'.",
      `Type 'NotesV1Shared' is not assignable to type '{ type: "link"; } & { ....'.`,
      `Type 'NotesV1Shared' is missing the following properties from type '{ type: "link"; }': at, by`,
    ],
    "payload: Type 'NotesV1Shared' is not assignable to type 'NotesV1Payload'.",
  ],
  [
    "reasons that all spell a type out",
    [
      "Type 'Now.NotesV1' is not assignable to type 'Was.NotesV1'.",
      "Type 'Now.NotesV1' is not assignable to type '{ a: 1; }'.",
    ],
    "Type 'Now.NotesV1' is not assignable to type '{ a: 1; }'.",
  ],
  [
    "nothing but a spelt out type",
    ["Type '{ a: 1; }' is not assignable to type '{ a: 2; }'.", "Types of property 'a' are incompatible."],
    "a: Type '{ a: 1; }' is not assignable to type '{ a: 2; }'.",
  ],
])("%s", (_, words, said) => {
  expect(inShort(words)).toBe(said);
});
