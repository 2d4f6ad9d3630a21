import type { Registry, TopicVersion } from "../../registry/model.ts";
import type { TopicReport } from "../report.ts";
import type { Check, Program } from "./program.ts";

/** A version whose declarations changed. */
export interface Change {
  readonly version: TopicVersion;
  /** Declarations of its own, by their path beside the program. */
  readonly files: ReadonlyMap<string, string>;
  readonly program: Program;
  /** Whether the topic's report says already that messages break by what the check is about. */
  isTold(check: Check, topic: TopicReport): boolean;
}

export interface Sides {
  readonly old: Registry;
  readonly current: Registry;
}

/** The versions of compared topics that both sides have in the same encoding, as they were and as they are. */
export function* keptVersions(
  topics: readonly TopicReport[],
  { old, current }: Sides,
): Generator<{ readonly topic: TopicReport; readonly was: TopicVersion; readonly is: TopicVersion }> {
  for (const topic of topics) {
    if (topic.status !== "compared" && topic.status !== "unchanged") continue;
    const [before, after] = [old, current].map(({ topics }) =>
      topics.find(({ name }) => name === topic.topic),
    );
    for (const is of after?.versions ?? []) {
      const was = before?.versions.find(({ version }) => version === is.version);
      if (was !== undefined && was.encoding === is.encoding) yield { topic, was, is };
    }
  }
}
