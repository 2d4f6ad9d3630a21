import { problemAt, type Rule } from "../rule.ts";

const setting = "max.message.bytes";

export const deadLetterSize: Rule = {
  id: "dead-letter-size",
  severity: "error",
  summary:
    "a dead letter takes messages as large as its topic does: `max.message.bytes` is the same, or absent from both",
  explain: {
    why: "A consumer that cannot read a message copies it to the dead letter. If the message does not fit there, the copy fails, the consumer stops on it, and its partition stands still.",
    bad: "kafka: { max.message.bytes: 10000000 }\ndead_letters:\n  - topic: orders-dlq\n    kafka: { retention.ms: 604800000 }",
    good: "kafka: { max.message.bytes: 10000000 }\ndead_letters:\n  - topic: orders-dlq\n    kafka: { max.message.bytes: 10000000, retention.ms: 604800000 }",
    fix: "Give the dead letter the size of the topic.",
  },
  *check(registry) {
    for (const { document, spec } of registry.topics) {
      if (document === undefined) continue;
      const wanted = spec.kafka[setting];
      for (const [index, { topic, kafka }] of spec.dead_letters.entries()) {
        if (kafka[setting] === wanted) continue;
        const pointer = `/dead_letters/${index}/kafka/${setting}`;
        const expected =
          wanted === undefined ? "absent, as it is from the topic" : `${wanted}, as for the topic`;
        yield problemAt(document, pointer, `${setting} of dead letter "${topic}" must be ${expected}`);
      }
    }
  },
};
