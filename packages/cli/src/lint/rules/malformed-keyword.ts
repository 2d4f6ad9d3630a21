import { isSchema, shapeFault, typeNames } from "../../schema/keywords.ts";
import { append } from "../../schema/pointer.ts";
import { didYouMean } from "../did-you-mean.ts";
import { problemAt, type Rule } from "../rule.ts";
import { atNodes, inSchemas } from "../schema-source.ts";

const inKeywords = atNodes(function* ({ schema, problem }) {
  for (const [keyword, value] of Object.entries(schema)) {
    const fault = keyword === "definitions" ? undefined : shapeFault(keyword, value);
    if (fault === undefined) continue;
    const hint =
      keyword === "type" && typeof value === "string" ? didYouMean(value, typeNames as string[]) : undefined;
    yield problem(`"${keyword}" must be ${fault}`, hint, append("", keyword));
  }
});

const atRoots = inSchemas(function* ({ document }) {
  if (!isSchema(document.value)) yield problemAt(document, "", "schema must be an object, true or false");
});

export const malformedKeyword: Rule = {
  id: "malformed-keyword",
  severity: "error",
  summary: "every schema and every keyword has the form that draft-07 demands, and patterns compile",
  explain: {
    why: "Validators stop at such a schema, or skip the keyword. The generator leaves the keyword out, so that messages pass which it was meant to refuse.",
    bad: '{ "type": "strng", "maxLength": "10" }',
    good: '{ "type": "string", "maxLength": 10 }',
    fix: "Correct the value. Patterns are regular expressions of JavaScript in Unicode mode, in which a needless backslash is an error.",
  },
  *check(registry) {
    yield* atRoots(registry);
    yield* inKeywords(registry);
  },
};
