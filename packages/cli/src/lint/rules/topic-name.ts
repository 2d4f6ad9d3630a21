import { reservedNameFault, sameFolderFault } from "../../generate/names.ts";
import type { Registry } from "../../registry/model.ts";
import { type Problem, problemAt, problemIn, type Rule } from "../rule.ts";

/** Kafka's own limit on the length of a topic's name. */
const MAX_LENGTH = 249;

interface Named {
  readonly name: string;
  /** Whether the name is that of a topic's folder, and not of a dead letter. */
  readonly isFolder: boolean;
  problem(message: string, hint?: string): Problem;
}

export const topicName: Rule = {
  id: "topic-name",
  severity: "error",
  summary:
    "names of topics and dead letters have letters, digits, `-` and `_` only, at most 249, and differ by more than punctuation or case",
  explain: {
    why: "Kafka refuses other characters and longer names. It also allows dots, but names its metrics with `_` in place of `.`, so that two topics which differ by these alone cannot be told apart; hence no dots at all. Folders that differ by case alone are one folder on macOS and Windows.",
    bad: "schemas/ingest.events/topic.yaml",
    good: "schemas/ingest-events/topic.yaml",
    fix: "Rename the folder (or the `topic` of the dead letter) to the name of the topic as Kafka has it. If the topic exists with a dot, create its successor without one.",
  },
  *check(registry) {
    const spelled = new Map<string, string>();
    const folders: string[] = [];
    for (const { name, isFolder, problem } of names(registry)) {
      const fault = isFolder ? reservedNameFault(name) : undefined;
      if (fault !== undefined) {
        yield problem(fault, "rename the folder; nothing is generated for it");
      } else if (name.includes(".")) {
        yield problem(`topic name "${name}" must have no dot`, `rename it to "${name.replaceAll(".", "-")}"`);
      } else if (!/^[A-Za-z0-9_-]+$/.test(name)) {
        yield problem(`topic name "${name}" must have only letters, digits, "-" and "_"`);
      } else if (name.length > MAX_LENGTH) {
        yield problem(`topic name of ${name.length} characters must have at most ${MAX_LENGTH}`);
      }
      const clash = isFolder && folders.map((other) => sameFolderFault(other, name)).find(Boolean);
      if (isFolder) folders.push(name);
      const key = name.replaceAll(".", "_").replaceAll("-", "_");
      const other = spelled.get(key);
      if (clash) {
        yield problem(clash, "rename the folder; nothing is generated for it");
      } else if (other !== undefined && other !== name) {
        yield problem(`topic name "${name}" must differ from "${other}" by more than punctuation`);
      }
      spelled.set(key, name);
    }
  },
};

function* names(registry: Registry): Generator<Named> {
  for (const { name, document } of registry.topics) {
    const problem: Named["problem"] = (message, hint) =>
      document ? problemAt(document, "", message, hint) : problemIn(`${name}/topic.yaml`, message, hint);
    yield { name, isFolder: true, problem };
  }
  for (const { document, spec } of registry.topics) {
    for (const [index, { topic }] of spec.dead_letters.entries()) {
      if (document === undefined) continue;
      yield {
        name: topic,
        isFolder: false,
        problem: (message, hint) => problemAt(document, `/dead_letters/${index}/topic`, message, hint),
      };
    }
  }
}
