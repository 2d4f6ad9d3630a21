import { stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import type { FileRegistry } from "@bufbuild/protobuf";
import type { Encoding } from "@waybill/runtime";
import { topicNameFault, topicNamesFault } from "../generate/names.ts";
import { didYouMean, metaSchemaFiles } from "../lint/index.ts";
import { loadRegistry } from "../registry/load.ts";
import { makeFolder } from "../registry/make-folder.ts";
import { loadMessages } from "../registry/messages.ts";
import type { Registry } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";
import { encodingOf, readSamples } from "../scaffold/read-samples.ts";
import { scaffold } from "../scaffold/scaffold.ts";
import { inputsOf } from "../stream/input.ts";
import type { NewOptions } from "./new.ts";
import { findRegistryFolder } from "./registry-folder.ts";

export interface CreatedTopic {
  /** Folder of the registry, from the working folder. */
  readonly root: string;
  /** What was written, relative to it. */
  readonly files: readonly string[];
  readonly leftToFill: readonly string[];
  readonly notes: readonly string[];
}

const ENCODINGS: readonly Encoding[] = ["json", "msgpack", "protobuf"];

/** Writes the folder of a new topic. Throws `UsageError`, having written nothing, when that is not possible. */
export async function createTopic(name: string, options: NewOptions): Promise<CreatedTopic> {
  const fault = topicNameFault(name);
  if (fault !== undefined) throw new UsageError(fault);
  const encoding = encodingFor(options);
  const samples = await samplesFor(options, encoding);
  // The first topic of a registry may be what makes its folder.
  const root = (await findRegistryFolder(options.registry, process.cwd())) ?? resolve("schemas");
  await makeFolder(root);
  const registry = await withMessages(await loadRegistry(root), encoding);
  for (const topic of registry.topics) {
    const clash = topic.name === name ? undefined : topicNamesFault(topic.name, name);
    if (clash !== undefined) throw new UsageError(clash);
  }
  const folder = join(registry.root, name);
  if (await exists(folder)) throw new UsageError(`topic "${name}" has a folder already: ${folder}`);
  const message = messageFor(registry.messages, encoding, options.message);
  const made = scaffold(registry, {
    name,
    encoding,
    samples: samples?.values ?? [],
    largest: samples?.largest ?? 0,
    owners: options.owner ?? [],
    producers: options.producer ?? [],
    consumers: options.consumer ?? [],
    ...(options.description !== undefined && { description: options.description }),
    ...(options.pipeline !== undefined && { pipeline: options.pipeline }),
    ...(message !== undefined && { message }),
  });
  for (const [file, text] of made.files) await write(join(registry.root, file), text);
  for (const [file, text] of metaSchemaFiles) {
    if (!(await exists(join(registry.root, file)))) await write(join(registry.root, file), text);
  }
  const notes: string[] = [];
  if (samples?.isCut) notes.push(`only the first ${samples.values.length} messages of the sample were read`);
  if (samples)
    notes.push(`${name}/v1/sample.pass.json is your message: take personal data out before you commit it`);
  const shown = relative(process.cwd(), registry.root) || ".";
  return { root: shown, files: [...made.files.keys()], leftToFill: made.leftToFill, notes };
}

function encodingFor({ encoding, from, message }: NewOptions): Encoding {
  if (encoding === undefined)
    return message !== undefined ? "protobuf" : from === undefined ? "json" : encodingOf(from);
  const known = ENCODINGS.find((candidate) => candidate === encoding);
  if (known !== undefined) return known;
  const hint = didYouMean(encoding, ENCODINGS) ?? `expected ${ENCODINGS.join(", ")}`;
  throw new UsageError(`unknown encoding "${encoding}"; ${hint}`);
}

async function samplesFor({ from }: NewOptions, encoding: Encoding) {
  if (from === undefined) return undefined;
  if (encoding === "protobuf") {
    throw new UsageError("--from does not fit a protobuf topic: its message is named with --message");
  }
  const [input] = await inputsOf([from], process.stdin);
  return input && readSamples(input, encoding);
}

/** A registry without Protobuf topics has not looked at its messages yet. */
async function withMessages(registry: Registry, encoding: Encoding): Promise<Registry> {
  if (encoding !== "protobuf" || registry.messages !== undefined) return registry;
  const { messages } = await loadMessages(registry.root, registry.config.proto);
  return messages === undefined ? registry : { ...registry, messages };
}

function messageFor(
  messages: FileRegistry | undefined,
  encoding: Encoding,
  name: string | undefined,
): string | undefined {
  if (encoding !== "protobuf") {
    if (name !== undefined) throw new UsageError(`--message does not fit a ${encoding} topic`);
    return undefined;
  }
  if (name === undefined) throw new UsageError("a protobuf topic needs --message <full name>");
  if (messages === undefined || messages.getMessage(name) !== undefined) return name;
  const known = [...messages].filter(({ kind }) => kind === "message").map(({ typeName }) => typeName);
  throw new UsageError(
    `unknown message "${name}"; ${didYouMean(name, known) ?? "see the .proto files of registry.yaml"}`,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function write(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  await writeFile(path, text);
}
