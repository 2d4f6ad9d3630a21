import type { Topic } from "@waybill/runtime";
import { withMessages } from "../registry/load.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { type ReadableForm, readableForm } from "../stream/readable-form.ts";
import { topicOf } from "../topic/topic-of.ts";
import { openFolder } from "./open-registry.ts";
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
  const named = await openFolder(folder);
  const version = versionOf(named, argument, option);
  const registry = version.encoding === "protobuf" ? await withMessages(named) : named;
  const topic = topicOf(registry, version);
  return { registry, version, topic, readable: readableForm(registry, version, topic) };
}
