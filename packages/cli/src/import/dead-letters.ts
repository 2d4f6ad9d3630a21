import { didYouMean } from "../lint/did-you-mean.ts";
import type { CodeOwners } from "./codeowners.ts";
import type { Report } from "./report.ts";
import type { FlatTopic, FlatVersion } from "./topic-file.ts";

export interface DeadLetterContext {
  /** Whether the schema of a version accepts every message. */
  acceptsAnything(version: FlatVersion): boolean;
  /** Example files of a topic, all versions together. */
  examplesOf(topic: FlatTopic): ReadonlySet<string>;
  readonly owners: CodeOwners | undefined;
  readonly report: Report;
}

const SUFFIX = /[-_.](?:dlq|dead-?letters?)$/i;
const PREFIX = /^(?:[a-z0-9]+[-_.])?(?:dead-?letters?|dlq)[-_.]/i;
const SAYS_SO = /^\s*(?:the\s+)?(?:dlq|dead[- ]?letters?)\b/i;

/**
 * Finds the dead-letter topics that can become a property of the topic whose failures they take, by name, without
 * losing anything: no consumer, partition count, owner, pipeline, schema or example of their own. The others stay
 * topics, and a finding says why.
 */
export function foldDeadLetters(
  topics: readonly FlatTopic[],
  context: DeadLetterContext,
): ReadonlyMap<FlatTopic, FlatTopic> {
  const byName = new Map(topics.map((topic) => [topic.name, topic]));
  const suspects = topics.filter(
    ({ name, description }) => SUFFIX.test(name) || PREFIX.test(name) || SAYS_SO.test(description),
  );
  const others = topics.filter((topic) => !suspects.includes(topic));
  const sharedExamples = new Set(others.flatMap((topic) => [...context.examplesOf(topic)]));
  const folded = new Map<FlatTopic, FlatTopic>();
  for (const topic of suspects) {
    const parent = parentOf(topic);
    if (parent === undefined) continue;
    const reason = whyKept(topic, parent);
    if (reason === undefined) folded.set(topic, parent);
    else {
      const hint = `list it under dead_letters of "${parent.name}" if that may go`;
      context.report("dead-letter-kept", topic.file, `stays a topic of its own: ${reason}`, { hint });
    }
  }
  return folded;

  function parentOf(topic: FlatTopic): FlatTopic | undefined {
    const rest = topic.name.replace(SUFFIX, "").replace(PREFIX, "");
    const exact = byName.get(rest);
    if (exact !== undefined && exact !== topic) return exact;
    const guess = mentioned(topic) ?? alike(topic, rest);
    const message =
      guess === undefined
        ? "looks like a dead-letter topic, but of no topic that is here"
        : `taken as dead letters of "${guess.name}", which its name does not say`;
    const hint = guess === undefined ? didYouMean(rest, byName.keys()) : `"${guess.name}-dlq" would`;
    context.report("dead-letter-parent", topic.file, message, { line: topic.line("description"), hint });
    return guess;
  }

  /** The topic whose name stands in the description, the longest when several do. */
  function mentioned(topic: FlatTopic): FlatTopic | undefined {
    const words = new Set(
      topic.description.split(/[^A-Za-z0-9._-]+/).map((word) => word.replace(/[.]+$/, "")),
    );
    return others.filter(({ name }) => words.has(name)).sort((a, b) => b.name.length - a.name.length)[0];
  }

  /** The one topic that shares the name's rest and is consumed by who writes the dead letters. */
  function alike(topic: FlatTopic, rest: string): FlatTopic | undefined {
    const found = others.filter(
      ({ name, consumers }) =>
        (name.includes(rest) || rest.includes(name)) &&
        consumers.some((consumer) => topic.producers.includes(consumer)),
    );
    return found.length === 1 ? found[0] : undefined;
  }

  function whyKept(topic: FlatTopic, parent: FlatTopic): string | undefined {
    const [schema, ...more] = topic.schemas;
    if (suspects.includes(parent)) return `"${parent.name}" is a dead-letter topic itself`;
    if (topic.consumers.length > 0) return `${topic.consumers.join(", ")} consumes it`;
    if (topic.partitions !== undefined) return "its partition count is fixed";
    if (topic.pipeline !== undefined && topic.pipeline !== parent.pipeline)
      return `its pipeline is "${topic.pipeline}"`;
    if (more.length > 0) return "it has several versions";
    if (schema !== undefined) {
      if (schema.compatibility.mode !== "none")
        return `its compatibility mode is ${schema.compatibility.mode}`;
      const placeholder = parent.schemas.some(
        ({ resource, encoding }) => resource === schema.resource && encoding === schema.encoding,
      );
      if (!placeholder && !context.acceptsAnything(schema)) return "it has a schema of its own";
    }
    const owners = context.owners?.of(topic.file);
    if (owners !== undefined && String(owners) !== String(context.owners?.of(parent.file)))
      return "it has owners of its own";
    if ([...context.examplesOf(topic)].some((example) => !sharedExamples.has(example)))
      return "it has examples of its own";
    return undefined;
  }
}
