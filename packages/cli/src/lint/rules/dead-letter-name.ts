import { problemAt, type Rule } from "../rule.ts";

export const deadLetterName: Rule = {
  id: "dead-letter-name",
  severity: "error",
  summary: "a dead letter has a name that no topic and no other dead letter has",
  explain: {
    why: "Dead letters of two topics in one cannot be told apart, have two sizes and retentions, and when replayed go to the wrong consumer. One that is a topic of its own feeds broken messages to live consumers.",
    bad: "# schemas/orders/topic.yaml\ndead_letters:\n  - topic: orders",
    good: "# schemas/orders/topic.yaml\ndead_letters:\n  - topic: orders-dlq",
    fix: "Give each topic dead letters of its own. A dead letter has no folder: it is a property of its topic.",
  },
  *check(registry) {
    const owners = new Map(registry.topics.map(({ name }) => [name, name]));
    for (const { name, document, spec } of registry.topics) {
      for (const [index, { topic }] of spec.dead_letters.entries()) {
        if (document === undefined) continue;
        const at = (message: string) => problemAt(document, `/dead_letters/${index}/topic`, message);
        const owner = owners.get(topic);
        if (owner === topic) yield at(`dead letter "${topic}" must not be a topic with a folder of its own`);
        else if (owner === name) yield at(`dead letter "${topic}" is listed twice`);
        else if (owner !== undefined)
          yield at(`dead letter "${topic}" must not be that of topic "${owner}" too`);
        else owners.set(topic, name);
      }
    }
  },
};
