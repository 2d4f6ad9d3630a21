import { append } from "../../schema/pointer.ts";
import { didYouMean } from "../did-you-mean.ts";
import { foreignKeywords, isKnown, knownKeywords, newerKeywords } from "../keywords.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const unknownKeyword: Rule = {
  id: "unknown-keyword",
  severity: "error",
  summary: "schemas use keywords of draft-07 and of Waybill's vocabulary, spelt right",
  explain: {
    why: "Validators ignore keywords they do not know. `aditionalProperties: false` forbids nothing at all, and no message that passes shows it.",
    bad: '"aditionalProperties": false',
    good: '"additionalProperties": false',
    fix: "Correct the spelling. Notes for people go to `description` or `$comment`.",
  },
  check: atNodes(function* ({ schema, problem }) {
    for (const keyword of Object.keys(schema)) {
      if (isKnown(keyword) || newerKeywords.has(keyword)) continue;
      const hint = foreignKeywords.get(keyword) ?? didYouMean(keyword, knownKeywords);
      yield problem(`keyword "${keyword}" is unknown`, hint, append("", keyword));
    }
  }),
};
