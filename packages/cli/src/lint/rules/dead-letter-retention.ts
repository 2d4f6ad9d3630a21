import { kafkaTables } from "../kafka-tables.ts";
import { problemAt, type Rule } from "../rule.ts";
import { duration } from "./retention-policy.ts";

export const deadLetterRetention: Rule = {
  id: "dead-letter-retention",
  severity: "error",
  summary: "dead letters are kept for as long as registry.yaml demands",
  explain: {
    why: "Dead letters wait for a person. When they expire as fast as the topic itself, what failed on a Friday night is gone before anybody has looked at it.",
    bad: "dead_letters:\n  - topic: orders-dlq\n    kafka: { retention.ms: 86400000 }",
    good: "dead_letters:\n  - topic: orders-dlq\n    kafka: { retention.ms: 604800000 }",
    fix: "Set `retention.ms` of the dead letter to `policy.dead_letter_retention_ms` of registry.yaml.",
  },
  *check(registry) {
    const wanted = registry.config.policy.dead_letter_retention_ms;
    if (wanted === undefined) return;
    for (const { topic, document, pointer, settings, deadLetter } of kafkaTables(registry)) {
      if (!deadLetter || settings["retention.ms"] === wanted) continue;
      yield problemAt(
        document,
        `${pointer}/retention.ms`,
        `retention.ms of dead letter "${topic}" must be ${duration(wanted)}`,
      );
    }
  },
};
