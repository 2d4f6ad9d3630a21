import { isAssertion } from "../../schema/keywords.ts";
import { append } from "../../schema/pointer.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const refSiblings: Rule = {
  id: "ref-siblings",
  severity: "error",
  summary: "no keyword that decides about messages stands beside `$ref`",
  explain: {
    why: "Draft-07 says that everything beside `$ref` is ignored. Some validators do so and some do not, so that one service accepts what another dead-letters.",
    bad: '{ "$ref": "#/definitions/Name", "maxLength": 10 }',
    good: '{ "allOf": [{ "$ref": "#/definitions/Name" }, { "type": "string", "maxLength": 10 }] }',
    fix: "Put the reference and the rest into `allOf`, or write the limit into the definition. Title, description, default, examples and `definitions` may stay.",
  },
  check: atNodes(function* ({ schema, problem }) {
    if (typeof schema["$ref"] !== "string") return;
    for (const keyword of Object.keys(schema)) {
      if (keyword === "$ref" || !isAssertion(keyword)) continue;
      yield problem(
        `keyword "${keyword}" is ignored beside "$ref"`,
        'put both into "allOf"',
        append("", keyword),
      );
    }
  }),
};
