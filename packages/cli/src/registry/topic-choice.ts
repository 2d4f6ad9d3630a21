import { didYouMean } from "../lint/did-you-mean.ts";
import type { TopicSource } from "./model.ts";
import { UsageError } from "./usage-error.ts";

/** A topic, or one of its versions, that somebody has named. */
export interface TopicChoice {
  readonly name: string;
  readonly version?: number;
}

/** What `<topic>`, `<topic>@v2` or `<topic>` with `--version 2` names, whether or not there is such a topic. */
export function topicChoice(argument: string, option?: string): TopicChoice {
  const at = argument.lastIndexOf("@");
  const name = at > 0 ? argument.slice(0, at) : argument;
  const inName = at > 0 ? versionNumber(argument.slice(at + 1), name) : undefined;
  const inOption = option === undefined ? undefined : versionNumber(option, name);
  if (inName !== undefined && inOption !== undefined && inName !== inOption) {
    throw new UsageError(`"${argument}" and --version ${option} must name the same version`);
  }
  const version = inName ?? inOption;
  return { name, ...(version !== undefined && { version }) };
}

/** The topic with the versions that were chosen, which are all where none was named. */
export function chosenPart(topic: TopicSource, choices: readonly TopicChoice[]): TopicSource {
  const own = choices.filter(({ name }) => name === topic.name);
  if (own.length === 0 || own.some(({ version }) => version === undefined)) return topic;
  const versions = topic.versions.filter((one) => own.some(({ version }) => version === one.version));
  return { ...topic, versions };
}

/** `where` says among what was looked. */
export function unknownTopic(name: string, known: readonly string[], where: string): UsageError {
  const hint = otherSpelling(name, known) ?? didYouMean(name, known) ?? 'see "waybill list"';
  return new UsageError(`unknown topic "${name}" in ${where}; ${hint}`);
}

export function unknownVersion({ name, version }: TopicChoice, known: Iterable<number>): UsageError {
  const versions = [...known].map((one) => `v${one}`).join(", ");
  return new UsageError(`topic "${name}" has no version ${version}; it has ${versions || "none"}`);
}

/** Of a path into the topic's folder, or of another way to name a version: `orders/v2`, `orders-v2`, `ordersV2`. */
function otherSpelling(given: string, known: readonly string[]): string | undefined {
  const parts = given.split(/[\\/:]/);
  const folder = parts.findLastIndex((part) => known.includes(part));
  const [, name = parts[folder], version] = (folder < 0 && /^(.+?)[-_.]?v(\d+)$/i.exec(given)) || [
    undefined,
    undefined,
    /^v?(\d+)\b/i.exec(parts[folder + 1] ?? "")?.[1],
  ];
  if (name === undefined || !known.includes(name)) return undefined;
  return `did you mean "${name}${version === undefined ? "" : `@v${version}`}"?`;
}

function versionNumber(text: string, name: string): number {
  const match = /^v?([1-9]\d{0,8})$/.exec(text);
  if (match) return Number(match[1]);
  throw new UsageError(`version "${text}" must be a number, as in "${name}@v1" or --version 1`);
}
