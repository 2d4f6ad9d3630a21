import { draftOf } from "../../schema/draft.ts";
import { append } from "../../schema/pointer.ts";
import { newerKeywords } from "../keywords.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const newerKeyword: Rule = {
  id: "newer-keyword",
  severity: "error",
  summary: "schemas use no keyword of a draft after draft-07",
  explain: {
    why: "Under draft-07 such a keyword does nothing. A tuple written with `prefixItems` accepts every list.",
    bad: '{ "type": "array", "prefixItems": [{ "type": "integer" }] }',
    good: '{ "type": "array", "items": [{ "type": "integer" }], "minItems": 1, "additionalItems": false }',
    fix: "Use what draft-07 has in its place; the finding names it.",
  },
  check: atNodes(function* ({ source, schema, problem }) {
    // In a file that declares a later draft they are in force; that it does is `schema-draft`.
    if (draftOf(source.document.value) !== "07") return;
    for (const keyword of Object.keys(schema)) {
      const instead = newerKeywords.get(keyword);
      if (instead === undefined) continue;
      yield problem(`keyword "${keyword}" is not of draft-07 and does nothing`, instead, append("", keyword));
    }
  }),
};
