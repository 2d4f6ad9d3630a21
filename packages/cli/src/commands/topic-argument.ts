import type { Command } from "commander";
import type { Registry, TopicSource, TopicVersion } from "../registry/model.ts";
import {
  chosenPart,
  type TopicChoice,
  topicChoice,
  unknownTopic,
  unknownVersion,
} from "../registry/topic-choice.ts";
import { UsageError } from "../registry/usage-error.ts";

/** Adds a topic, and the other way to name one of its versions. */
export function withTopic(command: Command): Command {
  return withVersion(command.argument("<topic>", "topic, or topic@v2 when it has several versions"));
}

/** Adds topics, all when there are none, and the other way to name a version of one. */
export function withTopics(command: Command, files = ""): Command {
  return withVersion(command.argument("[topics...]", `topics, or one version as topic@v2${files}`));
}

function withVersion(command: Command): Command {
  return command.option("--version <n>", "version of the topic, instead of topic@v2");
}

/**
 * The version of a topic that `<topic>`, `<topic>@v2` or `<topic>` with `--version 2` names. A topic with one version
 * needs no number; with several one must be said, because there is no latest.
 */
export function versionOf(registry: Registry, argument: string, option: string | undefined): TopicVersion {
  const choice = topicChoice(argument, option);
  const { name, versions } = chosenTopic(registry, choice);
  const [only, ...others] = versions;
  if (only === undefined) {
    throw new UsageError(
      `topic "${name}" has no version; add ${name}/v1.schema.json, or a message for Protobuf`,
    );
  }
  if (others.length === 0) return only;
  const known = versions.map(({ version }) => `v${version}`).join(", ");
  throw new UsageError(`topic "${name}" has the versions ${known}; name one, as in "${name}@v1"`);
}

/** What arguments and `--version` name of any number of topics. */
export function choicesOf(names: readonly string[], version: string | undefined): readonly TopicChoice[] {
  if (version !== undefined && names.length !== 1)
    throw new UsageError(`--version needs one topic, got ${names.length}; name versions as in "topic@v2"`);
  return names.map((argument) => topicChoice(argument, version));
}

/** The topics that were named, in the order of the registry, each with the versions that were; all when none was. */
export function chosenTopics(registry: Registry, choices: readonly TopicChoice[]): readonly TopicSource[] {
  for (const choice of choices) chosenTopic(registry, choice);
  return registry.topics
    .filter((topic) => choices.length === 0 || choices.some(({ name }) => name === topic.name))
    .map((topic) => chosenPart(topic, choices));
}

function chosenTopic(registry: Registry, choice: TopicChoice): TopicSource {
  const { name, version } = choice;
  const topic = registry.topics.find((candidate) => candidate.name === name);
  if (topic) {
    const part = chosenPart(topic, [choice]);
    if (version === undefined || part.versions.length > 0 || topic.versions.length === 0) return part;
    throw unknownVersion(
      choice,
      topic.versions.map((one) => one.version),
    );
  }
  const parent = registry.topics.find(({ spec }) =>
    spec.dead_letters.some((letter) => letter.topic === name),
  );
  if (parent) {
    throw new UsageError(`"${name}" holds dead letters of "${parent.name}", byte for byte; use that topic`);
  }
  const names = registry.topics.map((candidate) => candidate.name);
  throw unknownTopic(name, names, registry.root);
}
