import { topicShape } from "../meta/topic-shape.ts";
import { type Problem, problemAt, type Rule } from "../rule.ts";

export const topicDescription: Rule = {
  id: "topic-description",
  severity: "error",
  summary: "every topic has a description",
  explain: {
    why: "The description is the first line of the generated documentation and of the type that people see when they hover over it. Without one, whoever is paged about the topic has to guess what is in it.",
    bad: 'description: ""',
    good: "description: Replay segments, actions and links for Snuba.",
    fix: "Say what one message is and who needs it.",
  },
  *check(registry) {
    yield* topicShape(registry, "topic-description");
    for (const { document, spec } of registry.topics) {
      if (document && spec.description !== undefined && spec.description !== "")
        yield* blank(spec.description, document);
    }
  },
};

function* blank(text: string, document: Parameters<typeof problemAt>[0]): Generator<Problem> {
  if (/^\s*(?:todo|tbd|fixme|n\/a|none|-+|\.+)?[\s.:!]*$/i.test(text)) {
    yield problemAt(document, "/description", "description must say what the topic is for");
  }
}
