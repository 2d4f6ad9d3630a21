import type { Topic } from "@waybill/runtime";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { type ReadableForm, readableForm } from "../stream/readable-form.ts";
import { topicOf } from "../topic/topic-of.ts";
import { openRegistry } from "./open-registry.ts";
import { versionOf } from "./topic-argument.ts";

export interface OpenTopic {
  readonly registry: Registry;
  readonly version: TopicVersion;
  readonly topic: Topic;
  readonly readable: ReadableForm;
}

/** The topic that arguments of the command line name, ready to read messages. Throws `UsageError`. */
export async function openTopic(
  folder: string | undefined,
  argument: string,
  option: string | undefined,
): Promise<OpenTopic> {
  const registry = await openRegistry(folder);
  const version = versionOf(registry, argument, option);
  const topic = topicOf(registry, version);
  return { registry, version, topic, readable: readableForm(registry, version, topic) };
}
