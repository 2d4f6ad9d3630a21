import type { ValueType } from "../keywords.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";
import { typeOf } from "../value-types.ts";

export const deadValue: Rule = {
  id: "dead-value",
  severity: "error",
  summary: "values of `enum` and `const` are of a type that the schema admits",
  explain: {
    why: 'A value of the wrong type never occurs: `"1"` beside `"type": "integer"` was meant as 1, and messages with 1 are refused.',
    bad: '{ "type": "integer", "enum": ["0", "1"] }',
    good: '{ "type": "integer", "enum": [0, 1] }',
    fix: "Correct the value, or add its type to `type`.",
  },
  check: atNodes(function* ({ schema, problem }) {
    if (!("type" in schema)) return;
    const types = [schema["type"]].flat() as ValueType[];
    const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
    const places: [unknown, string][] = values.map((value, index) => [value, `/enum/${index}`]);
    if ("const" in schema) places.push([schema["const"], "/const"]);
    for (const [value, pointer] of places) {
      const type = typeOf(value);
      if (types.includes(type) || (type === "integer" && types.includes("number"))) continue;
      yield problem(
        `value ${JSON.stringify(value)} can never be of type ${types.join(" or ")}`,
        undefined,
        pointer,
      );
    }
  }),
};
