import { topicShape } from "../meta/topic-shape.ts";
import { problemIn, type Rule } from "../rule.ts";

export const topicShapeRule: Rule = {
  id: "topic-shape",
  severity: "error",
  summary: "every topic folder has a topic.yaml whose keys are all known and of the right type",
  explain: {
    why: "A key that nobody reads looks like a setting that is in force. A misspelt key is the same with worse luck.",
    bad: "pipelin: replays",
    good: "pipeline: replays",
    fix: "Correct the key, or take it out. `topic.schema.json` in the registry's folder lists all keys, and editors complete them from it.",
  },
  *check(registry) {
    for (const topic of registry.topics) {
      const file = `${topic.name}/topic.yaml`;
      if (topic.document === undefined && !registry.files.includes(file)) {
        yield problemIn(
          file,
          `topic "${topic.name}" has no topic.yaml`,
          "describe the topic in it, or remove the folder",
        );
      }
    }
    yield* topicShape(registry, "topic-shape");
  },
};
