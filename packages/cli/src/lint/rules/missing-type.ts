import { typedKeywords } from "../keywords.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";
import { typesOf } from "../value-types.ts";
import { sameValue } from "../walk-schema.ts";

export const missingType: Rule = {
  id: "missing-type",
  severity: "error",
  summary: "a schema with keywords about one type of value says that the value is of this type",
  explain: {
    why: "`properties` and `required` say nothing about a value that is no object: a number, a string and null all pass. The generated type would promise an object.",
    bad: '{ "properties": { "id": { "type": "integer" } }, "required": ["id"] }',
    good: '{ "type": "object", "properties": { "id": { "type": "integer" } }, "required": ["id"] }',
    fix: 'Add `"type"`. Inside `anyOf`, `oneOf`, `allOf`, `if` and the like, the type of the schema around it counts.',
  },
  check: atNodes(function* ({ node, schema, problem }) {
    if ("$ref" in schema || typesOf(node) !== undefined) return;
    // A value that a reference beside the arm already describes has its type from there.
    for (const { schema: above } of sameValue(node)) {
      if (typeof above === "object" && refersInAllOf(above)) return;
    }
    const keyword = Object.keys(schema).find((key) => typedKeywords.has(key));
    if (keyword === undefined) return;
    const [first = "object"] = typedKeywords.get(keyword) ?? [];
    const type = first === "integer" ? "number" : first;
    yield problem(
      `keyword "${keyword}" says nothing about values that are no ${type}`,
      `add "type": "${type}"`,
      `/${keyword}`,
    );
  }),
};

function refersInAllOf(schema: Readonly<Record<string, unknown>>): boolean {
  const all = schema["allOf"];
  return (
    Array.isArray(all) &&
    all.some((arm) => typeof arm === "object" && arm !== null && ("$ref" in arm || "type" in arm))
  );
}
