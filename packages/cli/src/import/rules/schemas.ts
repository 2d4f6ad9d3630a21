import { error, type RuleEntry, warning } from "./entry.ts";

/** About files below `schemas/`. */
export const schemaRules = {
  "schema-missing": error(
    "a version's schema is there",
    "Without it every message is valid.",
    "Write the schema in place of the one that accepts anything.",
  ),
  "schema-orphan": warning(
    "every schema is used",
    "It describes no topic, so it was left out.",
    "Delete it or name it in a topic.",
  ),
  "schema-syntax": error(
    "a schema is JSON",
    "It cannot be read; every message is valid instead.",
    "Correct the line.",
  ),
  "duplicate-key": error(
    "an object has each key once",
    "Parsers take the last one and say nothing, so that half of what stands there has no effect.",
    "Delete one of the two.",
  ),
  "schema-dialect": error(
    "a schema declares draft-07",
    "The same keywords mean different things in different drafts. What was translated may accept more than the source.",
    "Compare the imported schema with the source.",
  ),
  "schema-title": warning(
    "a schema has a title",
    "It says what a message is; the topic's name was taken.",
    "Write a snake_case title.",
  ),
  "title-format": warning(
    "titles are snake_case",
    "Type names are made from them.",
    "Check the title that was made.",
  ),
  "title-duplicate": warning(
    "titles are unique in a schema",
    "Two types of one name become numbered ones, which trade places when the schema changes.",
    "Check the title that was made.",
  ),
  "definition-name": warning(
    "definitions are PascalCase",
    "Type names are made from them.",
    "Check the name that was made.",
  ),
  "ref-target": warning(
    "a $ref points at a definition",
    "Only definitions have names; what a $ref points at elsewhere has become one.",
    "Check the name that was made.",
  ),
  "ref-unresolved": error(
    "a $ref leads to a schema",
    "Nothing can be checked there; any value is valid instead.",
    "Write the schema it meant.",
  ),
  "ref-cycle": error(
    "a $ref ends at a schema",
    "It leads back to itself and so describes nothing.",
    "Write the schema it meant.",
  ),
  "ref-siblings": error(
    "nothing but annotations stands beside a $ref",
    "Draft-07 ignores keywords beside a $ref. To let them count now could refuse messages that were valid.",
    "If they are meant, write `allOf: [{ $ref }]` beside them.",
  ),
  "boolean-schema": warning(
    "a definition says what it is",
    "The boolean schemas true and false cannot be described or named.",
    "Describe the value.",
  ),
  "keyword-misspelt": error(
    "keywords are spelt right",
    "Validators ignore a keyword they do not know, so that what it says has never been checked.",
    "Add the right keyword, and see whether messages still pass.",
  ),
  "keyword-unknown": warning(
    "keywords are those of draft-07",
    "Validators ignore the others.",
    "Use `$comment` for notes.",
  ),
  "later-keyword": error(
    "keywords are those of draft-07",
    "A keyword of a later draft has no effect, so that what it says has never been checked.",
    "Say it in draft-07, and see whether messages still pass.",
  ),
  "keyword-value": error(
    "a keyword has a value of its kind",
    "Validators differ in what they make of such a keyword: some refuse the schema.",
    "Correct the value.",
  ),
  pattern: error(
    "a pattern is a regular expression of ECMA-262",
    "Other dialects compile to something else or not at all.",
    "Check the pattern that was made, or write one.",
  ),
  "open-tuple": warning(
    "a tuple says how long it is",
    "`items: [...]` alone accepts shorter and longer arrays: `[]` is valid.",
    "Set `minItems` and `additionalItems: false`, if no message is refused by that.",
  ),
  "required-undefined": warning(
    "a required key is described",
    "Any value is valid under it, and a misspelt key in `required` refuses every message.",
    "Describe the key in `properties`.",
  ),
  "format-counts": warning(
    "a format is checked",
    "Many validators take a format for a remark; here a value without the format is refused, so that messages which passed may not pass now.",
    "Drop the format from the schema if it was only a remark.",
  ),
  "binary-in-json": error(
    "only msgpack schemas speak of bytes",
    "JSON has no bytes, so that such a keyword has no effect there.",
    "Use a string with `contentEncoding: base64`.",
  ),
  "bytes-by-description": warning(
    "bytes are described by a keyword",
    'What only the description says, no validator checks. The result says `contentEncoding: "binary"`.',
    "Check that the value is always bytes.",
  ),
} satisfies Record<string, RuleEntry>;
