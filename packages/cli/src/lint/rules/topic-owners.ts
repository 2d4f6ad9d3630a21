import { topicShape } from "../meta/topic-shape.ts";
import type { Rule } from "../rule.ts";

export const topicOwners: Rule = {
  id: "topic-owners",
  severity: "error",
  summary: "every topic names at least one owner, as a GitHub team or user or an e-mail address",
  explain: {
    why: "A change of a contract breaks other people's services. Without an owner nobody is asked to review it, and nobody is told when a consumer starts to refuse messages.",
    bad: "owners: [replay backend]",
    good: 'owners: ["@getsentry/replay-backend"]',
    fix: "Name the team that answers for the messages. `@` cannot begin a plain value in YAML, so quote it.",
  },
  *check(registry) {
    yield* topicShape(registry, "topic-owners");
  },
};
