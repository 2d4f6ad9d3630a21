import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, posix, resolve } from "node:path";
import { create, type DescFile, type FileRegistry, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Finding } from "../finding.ts";
import { runBuf } from "../registry/messages.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { fingerprintOf, type Identity } from "./fingerprint.ts";

interface Breach {
  readonly path?: string;
  readonly start_line?: number;
  readonly start_column?: number;
  readonly type: string;
  readonly message: string;
}

const RULE = "protobuf-breaking";
const CONFIG = JSON.stringify({ version: "v2", breaking: { use: ["WIRE_JSON"] } });

/**
 * What `buf breaking` (category WIRE_JSON) has against the change of a message and of everything it refers to; one
 * finding a field, at the field.
 */
export async function compareMessages(
  old: Registry,
  current: Registry,
  { topic, version, message: name = "" }: TopicVersion,
): Promise<readonly Finding[]> {
  const subject = `"${topic}" v${version}`;
  const identity: Identity = { topic, versions: `v${version}`, rule: RULE };
  const before = closureOf(old.messages, name);
  if (before === undefined) return [];
  const after = closureOf(current.messages, name);
  if (after === undefined) {
    const message = `${subject}: ${name} must have a descriptor, as it has in the baseline`;
    const hint = "list its sources under proto of registry.yaml, or bring the message back";
    const fingerprint = fingerprintOf({ ...identity, detail: name });
    return [{ file: "registry.yaml", rule: RULE, severity: "error", message, hint, fingerprint }];
  }
  const folder = await mkdtemp(join(tmpdir(), "waybill-buf-"));
  try {
    const images = await Promise.all([
      imageOf(folder, "old", before, name),
      imageOf(folder, "new", after, name),
    ]);
    return groupsOf(breachesOf(folder, images)).map((group) => ({
      ...findingOf(group, current, subject),
      fingerprint: fingerprintOf({ ...identity, detail: group.map(namesIn).sort() }),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The file of a message and all that it imports, dependencies first. */
function closureOf(messages: FileRegistry | undefined, name: string): readonly DescFile[] | undefined {
  const message = messages?.getMessage(name);
  if (message === undefined) return undefined;
  const files = new Set<DescFile>();
  const visit = (file: DescFile): void => {
    if (files.has(file)) return;
    for (const dependency of file.dependencies) visit(dependency);
    files.add(file);
  };
  visit(message.file);
  return [...files];
}

/** An image with only what the message needs, so that nothing is said about messages that no topic uses. */
async function imageOf(folder: string, side: string, files: readonly DescFile[], name: string) {
  const [whole, image] = [`${side}.whole.binpb`, `${side}.binpb`];
  const set = create(FileDescriptorSetSchema, { file: files.map(({ proto }) => proto) });
  await writeFile(join(folder, whole), toBinary(FileDescriptorSetSchema, set));
  const { status, stderr } = runBuf(["build", whole, "--type", name, "-o", image], folder);
  if (status !== 0) throw new Error(`buf must take the descriptors of ${name}: ${stderr}`);
  return image;
}

function breachesOf(folder: string, [before, after]: readonly string[]): Breach[] {
  const args = ["breaking", after, "--against", before, "--config", CONFIG, "--error-format", "json"];
  const { stdout, stderr, status } = runBuf(args as string[], folder);
  const lines = stdout
    .toString()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  if (status !== 0 && lines.length === 0) throw new Error(`buf must compare two images: ${stderr}`);
  return lines.map((line) => JSON.parse(line) as Breach);
}

/** buf has several rules for one edit; they agree in the number of the field or value, or in the place. */
function groupsOf(breaches: readonly Breach[]): readonly (readonly Breach[])[] {
  const groups = new Map<string, Breach[]>();
  for (const breach of breaches) {
    const [, kind, number] = /\b(field|enum value) "(\d+)"/i.exec(breach.message) ?? [];
    const [, owner] = /\b(?:on|from) (?:message|enum) "([^"]+)"/.exec(breach.message) ?? [];
    const place =
      number === undefined
        ? `${breach.start_line}:${breach.start_column}`
        : `${kind?.toLowerCase()} ${number}`;
    const key = `${breach.path} ${owner ?? ""} ${place}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(breach);
  }
  return [...groups.values()];
}

/** What buf found and the numbers, names and types that it names, without its words. */
function namesIn({ type, message }: Breach): string {
  return [type, ...(message.match(/"[^"]*"/g) ?? [])].join(" ");
}

function findingOf(group: readonly Breach[], registry: Registry, subject: string): Finding {
  const [first] = group as readonly [Breach];
  const rules = [...new Set(group.map(({ type }) => type))].join(", ");
  const place = sourceOf(registry, first.path);
  // What follows the first sentence is an address of documentation.
  const said = first.message.replace(/\. See https?:.*$|\.$/s, "");
  return {
    file: place ?? "registry.yaml",
    ...(place !== undefined && first.start_line !== undefined && { line: first.start_line }),
    ...(place !== undefined && first.start_column !== undefined && { column: first.start_column }),
    rule: RULE,
    severity: "error",
    message: `${subject}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
    hint: `reserve what is removed, and add instead of changing (${rules} of buf)`,
  };
}

/** The .proto file in the sources of the registry; the image where there are none; undefined when nobody has it. */
function sourceOf({ root, config }: Registry, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const folder = config.proto.find((source) => existsSync(resolve(root, source, path)));
  if (folder !== undefined) return posix.join(folder, path);
  return config.proto.find((source) => extname(source) !== "");
}
