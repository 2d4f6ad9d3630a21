import type { Document } from "../../registry/model.ts";
import { isRecord } from "../../registry/shape.ts";
import { didYouMean } from "../did-you-mean.ts";
import { topicShape } from "../meta/topic-shape.ts";
import { type Problem, problemAt, type Rule } from "../rule.ts";

export const topicServices: Rule = {
  id: "topic-services",
  severity: "error",
  summary: "producers and consumers are given, and are services that registry.yaml knows",
  explain: {
    why: "Who has to be deployed first after a change follows from these lists: consumers before producers for new fields, producers before consumers for removed ones. A misspelt service is one that nobody tells.",
    bad: "producers: [sentri]",
    good: "producers: [sentry]",
    fix: "Correct the name, or add the service to `services` of registry.yaml. A list may be empty when really nobody is on that side.",
  },
  *check(registry) {
    yield* topicShape(registry, "topic-services");
    const known = registry.config.services;
    if (known.length === 0) return;
    for (const { document } of registry.topics) {
      if (document === undefined || !isRecord(document.value)) continue;
      yield* unknownServices(document, document.value, "", known);
      const deadLetters = document.value["dead_letters"];
      for (const [index, item] of (Array.isArray(deadLetters) ? deadLetters : []).entries()) {
        if (isRecord(item)) yield* unknownServices(document, item, `/dead_letters/${index}`, known);
      }
    }
  },
};

function* unknownServices(
  document: Document,
  holder: Record<string, unknown>,
  pointer: string,
  known: readonly string[],
): Generator<Problem> {
  for (const side of ["producers", "consumers"]) {
    const names = holder[side];
    for (const [index, name] of (Array.isArray(names) ? names : []).entries()) {
      if (typeof name !== "string" || name === "" || known.includes(name)) continue;
      const hint = didYouMean(name, known) ?? `add it to "services" of registry.yaml if it is a new service`;
      yield problemAt(
        document,
        `${pointer}/${side}/${index}`,
        `service "${name}" is not one of the registry's`,
        hint,
      );
    }
  }
}
