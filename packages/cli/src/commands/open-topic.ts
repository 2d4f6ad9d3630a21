import type { Topic } from "@waybill/runtime";
import { loadRegistry } from "../registry/load.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { type ReadableForm, readableForm } from "../stream/readable-form.ts";
import { topicOf } from "../topic/topic-of.ts";
import { registryFolder } from "./registry-folder.ts";
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
  const registry = await loadRegistry(await registryFolder(folder, process.cwd()));
  const version = versionOf(registry, argument, option);
  const topic = topicOf(registry, version);
  return { registry, version, topic, readable: readableForm(registry, version, topic) };
}
