import type { Registry } from "../../registry/model.ts";
import type { Problem } from "../rule.ts";
import { checkShape, type ShapeProblem } from "./check-shape.ts";
import { topicSchema } from "./topic-schema.ts";

/** The rule that reports what is wrong at a place of topic.yaml. The first entry that matches wins. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^\/description$/, "topic-description"],
  [/^\/owners(?:\/|$)/, "topic-owners"],
  [/^\/(?:encoding|messages)(?:\/|$)/, "topic-encoding"],
  [/^\/(?:dead_letters\/\d+\/)?(?:producers|consumers)(?:\/|$)/, "topic-services"],
  [/^\/(?:dead_letters\/\d+\/)?kafka(?:\/|$)/, "kafka-setting"],
  [/^\/partitions$/, "kafka-setting"],
];

/** The problems of all topic.yaml files that are the given rule's to report. */
export function* topicShape(registry: Registry, rule: string): Generator<Problem> {
  for (const { document } of registry.topics) {
    if (document === undefined) continue;
    for (const { key: _, ...problem } of shapeOf(document)) {
      if (ruleAt(problem.pointer) === rule) yield problem;
    }
  }
}

const known = new WeakMap<object, readonly ShapeProblem[]>();

function shapeOf(document: NonNullable<Registry["topics"][number]["document"]>): readonly ShapeProblem[] {
  const problems = known.get(document) ?? checkShape(document, topicSchema);
  known.set(document, problems);
  return problems;
}

function ruleAt(pointer: string): string {
  return places.find(([place]) => place.test(pointer))?.[1] ?? "topic-shape";
}
