import { formats, typedKeywords, type ValueType } from "../keywords.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";
import { overlaps, ownTypes, typesOf } from "../value-types.ts";
import type { SchemaObject } from "../walk-schema.ts";

/** Keywords that do nothing unless another one stands beside them. */
const partners: readonly (readonly [string, string, (schema: SchemaObject) => boolean])[] = [
  ["additionalItems", 'a list in "items"', (schema) => Array.isArray(schema["items"])],
  [
    "contentSchema",
    '"contentMediaType": "application/json"',
    (schema) => schema["contentMediaType"] === "application/json",
  ],
  ["then", '"if"', (schema) => "if" in schema],
  ["else", '"if"', (schema) => "if" in schema],
  ["if", '"then" or "else"', (schema) => "then" in schema || "else" in schema],
];

export const inertKeyword: Rule = {
  id: "inert-keyword",
  severity: "error",
  summary: "every keyword can have an effect where it stands",
  explain: {
    why: "`maxLength` on a number, `else` without `if`, `additionalItems` without a tuple: the author meant a limit, the validator sees none.",
    bad: '{ "type": "integer", "maxLength": 3 }',
    good: '{ "type": "integer", "maximum": 999 }',
    fix: "Correct the type, or use the keyword that limits values of this type.",
  },
  check: atNodes(function* ({ node, schema, problem }) {
    const types = ownTypes(schema) ?? typesOf(node);
    for (const keyword of Object.keys(schema)) {
      const wanted =
        keyword === "format" ? formats.get(String(schema["format"])) : typedKeywords.get(keyword);
      if (wanted !== undefined && types !== undefined && !overlaps(types, wanted)) {
        const word = keyword === "format" ? `format "${schema["format"]}"` : `keyword "${keyword}"`;
        yield problem(
          `${word} does nothing for type ${words(types)}`,
          `it is about ${words(wanted)}`,
          `/${keyword}`,
        );
      }
    }
    for (const [keyword, partner, present] of partners) {
      if (keyword in schema && !present(schema)) {
        yield problem(`keyword "${keyword}" does nothing without ${partner}`, undefined, `/${keyword}`);
      }
    }
  }),
};

function words(types: Iterable<ValueType>): string {
  return [...types].map((type) => (type === "bytes" ? "binary" : type)).join(" or ");
}
