import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { RELEASED } from "../compat/released/layout.ts";
import { readConfig } from "./config.ts";
import { listFiles } from "./files.ts";
import { withLinkedTopics } from "./linked-folders.ts";
import type { Document, Registry, TopicSource } from "./model.ts";
import { Reader } from "./reader.ts";
import { topicMadeBy } from "./topic-file.ts";
import { loadTopic } from "./topic-folder.ts";
import { UsageError } from "./usage-error.ts";

const sharedFile = /^_shared\/(?:.+\/)?[^/]+\.schema\.json$/;

/**
 * Reads a registry. `folder` holds the topic folders, or a folder `schemas` that does.
 *
 * Content that cannot be read becomes findings of the result. Throws `UsageError` only when the folder is missing.
 */
export async function loadRegistry(folder: string): Promise<Registry> {
  return withMessages(await loadFolder(folder));
}

/** Adds the descriptors of the messages that topics name, for which Protobuf sources may have to be built. */
export async function withMessages(registry: Registry): Promise<Registry> {
  const isProtobuf = (topic: TopicSource) =>
    topic.versions.some((version) => version.encoding === "protobuf");
  if (!registry.topics.some(isProtobuf)) return registry;
  const { loadMessages } = await import("./messages.ts");
  const { messages, findings } = await loadMessages(registry.root, registry.config.proto);
  return { ...registry, ...(messages && { messages }), findings: [...registry.findings, ...findings] };
}

/** As `loadRegistry`, without `messages`: enough to name topics, and faster where Protobuf sources would be built. */
export async function loadFolder(folder: string): Promise<Registry> {
  const root = await rootOf(resolve(folder));
  const reader = new Reader(root);
  const configDocument = await reader.document("registry.yaml");
  const waivers = await reader.document("waivers.yaml");
  const config = readConfig(configDocument?.value);
  // What was generated or released is no part of the contract, whatever it looks like.
  const out = config.generate.out === undefined ? [] : [resolve(root, config.generate.out)];
  const listed = await listFiles(root, [...out, join(root, RELEASED)]);
  const files = await withLinkedTopics(root, listed, reader);

  const names = [...new Set(files.flatMap((file) => topicMadeBy(file) ?? []))].sort();
  const topics = [];
  for (const name of names) topics.push(await loadTopic(name, files, reader));
  const shared: Document[] = [];
  for (const file of files.filter((file) => sharedFile.test(file))) {
    const document = await reader.document(file);
    if (document) shared.push(document);
  }

  return {
    root,
    config,
    ...(configDocument && { configDocument }),
    ...(waivers && { waivers }),
    topics,
    shared,
    files,
    findings: reader.findings,
  };
}

async function rootOf(folder: string): Promise<string> {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`registry "${folder}" must be a folder that exists`);
  const inner = join(folder, "schemas");
  return (await holdsTopics(inner)) && !(await holdsTopics(folder)) ? inner : folder;
}

/** Whether the folder looks like a registry: a topic folder, or registry.yaml in one that has no topic yet. */
async function holdsTopics(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.some((entry) => entry.isFile() && entry.name === "registry.yaml")) return true;
  for (const entry of entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink())) {
    const inner = await readdir(join(folder, entry.name)).catch(() => []);
    if (inner.some((file) => topicMadeBy(`${entry.name}/${file}`) !== undefined)) return true;
  }
  return false;
}
