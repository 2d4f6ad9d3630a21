import { topicShape } from "../meta/topic-shape.ts";
import type { Rule } from "../rule.ts";

export const kafkaSetting: Rule = {
  id: "kafka-setting",
  severity: "error",
  summary: "settings under `kafka` are topic settings of Kafka with values of the right type and size",
  explain: {
    why: "Whatever creates the topic passes these on. A broker refuses a value it cannot use; a name it does not know may be dropped without a word, and the topic then runs with the default.",
    bad: 'kafka:\n  retention_ms: "86400000"',
    good: "kafka:\n  retention.ms: 86400000",
    fix: "Use the name and type of Kafka's topic configuration. Numbers are numbers here, not text.",
  },
  *check(registry) {
    yield* topicShape(registry, "kafka-setting");
  },
};
