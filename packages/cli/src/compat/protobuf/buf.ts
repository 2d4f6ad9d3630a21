import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, type DescFile, type DescMessage, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { runBuf } from "../../registry/messages.ts";

/** What `buf breaking` says of one edit, by one or several of its rules. */
export interface Breach {
  /** In the order in which buf names them, each once. */
  readonly rules: readonly string[];
  /** The first sentence of what buf says, as a fragment. */
  readonly message: string;
  /** What the rules name, without their words: for a fingerprint. */
  readonly names: readonly string[];
  /** The file as the compiler knows it. */
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  /** The message or enum that is concerned, without its package. */
  readonly owner?: string;
  /** Of the field or enum value that is concerned. */
  readonly number?: number;
}

interface Line {
  readonly path?: string;
  readonly start_line?: number;
  readonly start_column?: number;
  readonly type: string;
  readonly message: string;
}

const CONFIG = JSON.stringify({ version: "v2", breaking: { use: ["CSR", "WIRE_JSON"] } });

/**
 * What buf has against the change of a message and of everything it refers to, by the rules for schema registries and
 * those for bytes and JSON. Rules for one edit are one entry.
 */
export async function breachesOf(old: DescMessage, current: DescMessage): Promise<readonly Breach[]> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-buf-"));
  try {
    const before = await imageOf(folder, "old", old);
    const after = await imageOf(folder, "new", current);
    const args = ["breaking", after, "--against", before, "--config", CONFIG, "--error-format", "json"];
    const { stdout, stderr, status } = runBuf(args, folder);
    const lines = stdout
      .toString()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    if (status !== 0 && lines.length === 0) throw new Error(`buf must compare two images: ${stderr}`);
    return grouped(lines.map((line) => JSON.parse(line) as Line));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An image with only what the message needs, so that nothing is said about messages that no topic uses. */
async function imageOf(folder: string, side: string, message: DescMessage): Promise<string> {
  const [whole, image] = [`${side}.whole.binpb`, `${side}.binpb`];
  const set = create(FileDescriptorSetSchema, { file: closureOf(message).map(({ proto }) => proto) });
  await writeFile(join(folder, whole), toBinary(FileDescriptorSetSchema, set));
  const args = ["build", whole, "--type", message.typeName, "-o", image];
  const { status, stderr } = runBuf(args, folder);
  if (status !== 0) throw new Error(`buf must take the descriptors of ${message.typeName}: ${stderr}`);
  return image;
}

/** The file of a message and all that it imports, dependencies first. */
function closureOf(message: DescMessage): readonly DescFile[] {
  const files = new Set<DescFile>();
  const visit = (file: DescFile): void => {
    if (files.has(file)) return;
    for (const dependency of file.dependencies) visit(dependency);
    files.add(file);
  };
  visit(message.file);
  return [...files];
}

/** Rules for one edit agree in the number of the field or value, or in the place. */
function grouped(lines: readonly Line[]): readonly Breach[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const { owner, number } = subjectOf(line);
    const place = number === undefined ? `${line.start_line}:${line.start_column}` : `#${number}`;
    const key = `${line.path} ${owner ?? ""} ${place}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(line);
  }
  return [...groups.values()].map((group) => breachOf(group as [Line, ...Line[]]));
}

function breachOf(group: readonly [Line, ...Line[]]): Breach {
  const [first] = group;
  const { path, start_line: line, start_column: column } = first;
  // What follows the first sentence is an address of documentation.
  const said = first.message.replace(/\. See https?:.*$|\.$/s, "");
  return {
    rules: [...new Set(group.map(({ type }) => type))],
    message: `${said.charAt(0).toLowerCase()}${said.slice(1)}`,
    names: group.map(({ type, message }) => [type, ...(message.match(/"[^"]*"/g) ?? [])].join(" ")).sort(),
    ...(path !== undefined && { path }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...subjectOf(first),
  };
}

function subjectOf({ message }: Line): Pick<Breach, "owner" | "number"> {
  const [, number] = /\b(?:field|enum value) "(-?\d+)"/i.exec(message) ?? [];
  const [, owner] = /\b(?:message|enum) "([^"]+)"/.exec(message) ?? [];
  return {
    ...(owner !== undefined && { owner }),
    ...(number !== undefined && { number: Number(number) }),
  };
}
