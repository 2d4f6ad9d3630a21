import type { ProtobufRule } from "./finding.ts";

/** What to do about an edit. */
export const HINTS: Readonly<Record<ProtobufRule, string>> = {
  "field-added": "let readers that refuse unknown fields learn it first",
  "field-removed": "reserve its number and its name, and make sure that no reader needs it",
  "field-type": "keep the type, and add a field with a new number for the other one",
  "field-cardinality": "keep it, and add a field with a new number for the other form",
  "field-presence": "keep `optional`, or make sure that no reader tells absent from zero",
  "field-required": "leave the field optional; what is required can never be left out again",
  "field-default": "keep the default, or have writers set the field",
  "field-renamed": "keep the name, or give the field its old one as json_name",
  "field-number": "give each name the number that it had",
  "json-name": "keep the key that the field had",
  "oneof-changed": "leave the fields where they were; only a new field may join a oneof",
  "enum-value-added": "let readers learn the value before it is sent",
  "enum-value-removed": "keep the value and mark it deprecated",
  "enum-value-renamed":
    "keep the name, or add the new one as an alias (allow_alias) when all readers know it",
  "enum-value-number": "give each name the number that it had",
  "message-removed": "bring the message back",
  "message-renamed": "keep the package and the name of the message",
  "option-changed": "look up what the option means: a tighter limit refuses what was sent before",
  "extension-changed": "keep extensions as they are, and add new ones",
};
