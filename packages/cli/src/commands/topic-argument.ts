import { didYouMean } from "../lint/did-you-mean.ts";
import type { Registry, TopicSource, TopicVersion } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";

/**
 * The version of a topic that `<topic>`, `<topic>@v2` or `<topic>` with `--version 2` names. A topic with one version
 * needs no number; with several one must be said, because there is no latest.
 */
export function versionOf(registry: Registry, argument: string, option: string | undefined): TopicVersion {
  const at = argument.lastIndexOf("@");
  const name = at > 0 ? argument.slice(0, at) : argument;
  const topic = topicNamed(registry, name);
  const inName = at > 0 ? versionNumber(argument.slice(at + 1)) : undefined;
  const inOption = option === undefined ? undefined : versionNumber(option);
  if (inName !== undefined && inOption !== undefined && inName !== inOption) {
    throw new UsageError(`"${argument}" and --version ${option} must name the same version`);
  }
  const wanted = inName ?? inOption;
  const known = topic.versions.map(({ version }) => `v${version}`).join(", ");
  if (topic.versions.length === 0) {
    throw new UsageError(
      `topic "${name}" has no version; add ${name}/v1.schema.json, or a message for Protobuf`,
    );
  }
  if (wanted === undefined) {
    const [only, ...others] = topic.versions;
    if (only && others.length === 0) return only;
    throw new UsageError(`topic "${name}" has the versions ${known}; name one, as in "${name}@v1"`);
  }
  const found = topic.versions.find(({ version }) => version === wanted);
  if (found) return found;
  throw new UsageError(`topic "${name}" has no version ${wanted}; it has ${known}`);
}

function topicNamed(registry: Registry, name: string): TopicSource {
  const topic = registry.topics.find((candidate) => candidate.name === name);
  if (topic) return topic;
  const parent = registry.topics.find(({ spec }) =>
    spec.dead_letters.some((letter) => letter.topic === name),
  );
  if (parent) {
    throw new UsageError(`"${name}" holds dead letters of "${parent.name}", byte for byte; use that topic`);
  }
  const names = registry.topics.map((candidate) => candidate.name);
  const hint = didYouMean(name, names) ?? 'see "waybill list"';
  throw new UsageError(`unknown topic "${name}" in ${registry.root}; ${hint}`);
}

function versionNumber(text: string): number {
  const match = /^v?([1-9]\d{0,8})$/.exec(text);
  if (!match) throw new UsageError(`version "${text}" must be a number such as 1 or v1`);
  return Number(match[1]);
}
