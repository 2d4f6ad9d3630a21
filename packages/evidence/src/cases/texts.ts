import { all, can, cannot, type HardCase, not } from "./hard-case.ts";

const everyPair = ["aa", "ab", "ba", "bb"];

export const texts: readonly HardCase[] = [
  cannot(
    "two alphabets that share no letter",
    all({ type: "string" }, { pattern: "^[a-c]+$" }, { pattern: "^[d-f]+$" }),
  ),
  can("two patterns that share one word", all({ type: "string" }, { pattern: "^a*b$" }, { pattern: "^.b$" })),
  cannot("a length beyond the pattern", { type: "string", pattern: "^(ab){1,3}$", minLength: 7 }),
  cannot("pairs of an odd length", { type: "string", pattern: "^(ab)*$", minLength: 5, maxLength: 5 }),
  can(
    "a word of neither pattern",
    all({ type: "string", minLength: 2, maxLength: 2 }, not({ pattern: "^a" }), not({ pattern: "b$" })),
  ),
  cannot(
    "every word of the pattern excluded",
    all({ type: "string", pattern: "^[ab]{2}$" }, not({ enum: everyPair })),
  ),
  can(
    "every word but one excluded",
    all({ type: "string", pattern: "^[ab]{2}$" }, not({ enum: everyPair.slice(1) })),
  ),
  cannot(
    "a look-ahead against the start",
    all({ type: "string" }, { pattern: "^(?!a)[a-z]+$" }, { pattern: "^a" }),
  ),
  cannot("a character beyond 16 bits as two", { type: "string", const: "😀", minLength: 2 }),
  can("a character beyond 16 bits as one", { type: "string", const: "😀", maxLength: 1 }),
  cannot("a uuid that is too short", { type: "string", format: "uuid", maxLength: 35 }),
  can("a text that a pattern without anchors finds anywhere", {
    type: "string",
    pattern: "b",
    minLength: 3,
    not: { pattern: "^b|b$" },
  }),
];
