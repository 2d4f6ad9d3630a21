import type { Policies } from "@waybill/compat";
import { withMessages } from "../registry/load.ts";
import type { Registry, TopicSource } from "../registry/model.ts";
import { chosenPart, type TopicChoice, unknownTopic, unknownVersion } from "../registry/topic-choice.ts";
import { UsageError } from "../registry/usage-error.ts";
import type { Baseline } from "./baseline.ts";
import { compareTopic, newTopic, removedTopic } from "./compare-topic.ts";
import { demandOf } from "./mode.ts";
import { protoDigest } from "./proto-sources.ts";
import { type CompatReport, type TopicReport, verdictOfFindings, worstVerdict } from "./report.ts";
import type { SecondValidator } from "./second-validator.ts";
import { textOf } from "./sides.ts";

export interface RegistryOptions {
  /** Topics, or versions of them, to compare; all of both sides when empty. */
  readonly topics: readonly TopicChoice[];
  readonly policies: Policies;
  /** Instead of the modes of topic.yaml. */
  readonly mode?: string;
}

export interface Compared {
  readonly report: CompatReport;
  /** Both sides as they were compared: what was asked for, with descriptors where a Protobuf topic changed. */
  readonly old: Registry;
  readonly current: Registry;
}

/** Compares a registry, loaded without descriptors, with its baseline. Throws `UsageError` for a topic nobody knows. */
export async function compareRegistry(
  baseline: Baseline,
  registry: Registry,
  options: RegistryOptions,
): Promise<Compared> {
  const { description, release, commit } = baseline;
  const wanted = namesOf(baseline, registry, options.topics);
  const protoChanged = baseline.protoDigest !== (await protoDigest(registry));
  // Descriptors take a build, so that only a topic that changed has them loaded.
  const isAboutMessages = ({ name, spec }: TopicSource) =>
    wanted.includes(name) &&
    spec.encoding === "protobuf" &&
    (protoChanged || schemasOf(baseline.registry, name) !== schemasOf(registry, name));
  const [old, current] = [baseline.registry, registry].map((side) =>
    side.topics.some(isAboutMessages) ? withMessages(side) : side,
  ) as [Registry, Registry];
  const sides = { old: await old, current: await current };
  const modes = registry.topics.map(({ spec }) => options.mode ?? spec.compatibility?.mode);
  const isTransitive = modes.some((mode) => demandOf(mode).isTransitive);
  const states = isTransitive ? await baseline.states() : [];
  const messages =
    isTransitive && protoChanged && sides.current.messages !== undefined ? await baseline.messages() : [];

  const general = [...baseline.findings];
  if (protoChanged && sides.current.messages !== undefined) {
    const { ledgerFindings } = await import("./protobuf/ledger-findings.ts");
    general.push(...ledgerFindings(await baseline.ledger(), sides.current));
  }

  let known: Promise<SecondValidator> | undefined;
  const second = (): Promise<SecondValidator> => {
    known ??= import("./second-validator.ts").then(({ secondValidator }) => secondValidator({ own: true }));
    return known;
  };
  const topics: TopicReport[] = [];
  const asked = {
    old: chosenIn(sides.old, options.topics),
    current: chosenIn(sides.current, options.topics),
  };
  for (const name of wanted) {
    const before = asked.old.topics.find((topic) => topic.name === name);
    const after = asked.current.topics.find((topic) => topic.name === name);
    if (before !== undefined && after !== undefined) {
      topics.push(
        await compareTopic(before, after, { ...sides, ...options, second, states, messages, protoChanged }),
      );
    } else if (before !== undefined) topics.push(removedTopic(before));
    else if (after !== undefined) topics.push(newTopic(after));
  }
  const report: CompatReport = {
    subject: "registry",
    verdict: worstVerdict([...topics.map(({ verdict }) => verdict), verdictOfFindings(general)]),
    baseline: description,
    ...(release !== undefined && { release }),
    ...(commit !== undefined && { commit }),
    general,
    topics,
  };
  return { report, ...asked };
}

function chosenIn(registry: Registry, choices: readonly TopicChoice[]): Registry {
  // What is known of a registry is kept with it: the same one saves work.
  if (choices.every(({ version }) => version === undefined)) return registry;
  return { ...registry, topics: registry.topics.map((topic) => chosenPart(topic, choices)) };
}

function schemasOf(registry: Registry, topic: string): string {
  const versions = registry.topics.find(({ name }) => name === topic)?.versions ?? [];
  return versions.map((version) => `${version.version} ${textOf(registry, version)}`).join("\n");
}

/** The topics that are compared, sorted. */
function namesOf(
  { registry: old, description, only }: Baseline,
  current: Registry,
  asked: readonly TopicChoice[],
): readonly string[] {
  const topics = [...old.topics, ...current.topics];
  const known = [...new Set(topics.map(({ name }) => name))].sort();
  for (const choice of asked) {
    const { name, version } = choice;
    if (!known.includes(name)) throw unknownTopic(name, known, `the registry and in ${description}`);
    if (only !== undefined && !only.has(name))
      throw new UsageError(`${description} says nothing of "${name}", which is no Protobuf topic`);
    const own = topics.filter((topic) => topic.name === name).flatMap(({ versions }) => versions);
    const versions = new Set(own.map((one) => one.version));
    if (version !== undefined && !versions.has(version))
      throw unknownVersion(
        choice,
        [...versions].sort((a, b) => a - b),
      );
  }
  const names = only === undefined ? known : known.filter((name) => only.has(name));
  return asked.length === 0 ? names : names.filter((name) => asked.some((choice) => choice.name === name));
}
