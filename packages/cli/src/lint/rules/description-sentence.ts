import { problemAt, type Rule } from "../rule.ts";

export const descriptionSentence: Rule = {
  id: "description-sentence",
  severity: "warning",
  summary: "descriptions of topics are sentences: capital letter, more than one word, full stop",
  explain: {
    why: "Descriptions are printed one after the other in lists, tooltips and documentation. Fragments that repeat the topic's name tell the reader nothing that the name has not told.",
    bad: "description: replay events",
    good: "description: Replay segments, actions and links for Snuba.",
    fix: "Write a sentence that says what the name does not.",
  },
  *check(registry) {
    for (const { name, document, spec } of registry.topics) {
      const text = spec.description?.trim();
      if (document === undefined || text === undefined || text === "") continue;
      const at = (message: string, hint?: string) => problemAt(document, "/description", message, hint);
      if (
        text
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, "-")
          .replace(/-$/, "") === name.toLowerCase()
      ) {
        yield at("description must say more than the topic's name");
      } else if (!/\s/.test(text)) {
        yield at("description must be a sentence");
      } else if (/^\p{Ll}/u.test(text)) {
        yield at("description must begin with a capital letter");
      } else if (!/[.!?)]$/.test(text)) {
        yield at("description must end with a full stop");
      }
    }
  },
};
