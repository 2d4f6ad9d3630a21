import type { Policies } from "@waybill/compat";
import { didYouMean } from "../lint/did-you-mean.ts";
import { withMessages } from "../registry/load.ts";
import type { Registry } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";
import type { Baseline } from "./baseline.ts";
import { compareTopic, newTopic, removedTopic } from "./compare-topic.ts";
import { protoDigest } from "./proto-sources.ts";
import { type CompatReport, type TopicReport, worstVerdict } from "./report.ts";

export interface RegistryOptions {
  /** Topics to compare; all of both sides when empty. */
  readonly topics: readonly string[];
  readonly policies: Policies;
  /** Instead of the modes of topic.yaml. */
  readonly mode?: string;
}

/** Compares a registry, loaded without descriptors, with its baseline. Throws `UsageError` for a topic nobody knows. */
export async function compareRegistry(
  baseline: Baseline,
  registry: Registry,
  options: RegistryOptions,
): Promise<CompatReport> {
  const { description, commit } = baseline;
  const names = [
    ...new Set([...baseline.registry.topics, ...registry.topics].map(({ name }) => name)),
  ].sort();
  for (const topic of options.topics) {
    if (names.includes(topic)) continue;
    const hint = didYouMean(topic, names) ?? 'see "waybill list"';
    throw new UsageError(`unknown topic "${topic}" in the registry and in ${description}; ${hint}`);
  }
  const wanted = options.topics.length === 0 ? names : names.filter((name) => options.topics.includes(name));
  const protoChanged = (await protoDigest(baseline.registry)) !== (await protoDigest(registry));
  const isProtobuf = ({ name, spec }: Registry["topics"][number]) =>
    wanted.includes(name) && spec.encoding === "protobuf";
  const [old, current] = [baseline.registry, registry].map((side) =>
    side.topics.some(isProtobuf) && protoChanged ? withMessages(side) : side,
  ) as [Registry, Registry];
  const sides = { old: await old, current: await current };

  const topics: TopicReport[] = [];
  for (const name of wanted) {
    const before = sides.old.topics.find((topic) => topic.name === name);
    const after = sides.current.topics.find((topic) => topic.name === name);
    if (before !== undefined && after !== undefined) {
      topics.push(await compareTopic(before, after, { ...sides, ...options, protoChanged }));
    } else if (before !== undefined) topics.push(removedTopic(before));
    else if (after !== undefined) topics.push(newTopic(after));
  }
  return {
    subject: "registry",
    verdict: worstVerdict(topics.map(({ verdict }) => verdict)),
    baseline: description,
    ...(commit !== undefined && { commit }),
    topics,
  };
}
