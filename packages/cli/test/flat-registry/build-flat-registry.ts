import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { wire } from "./packed.ts";
import { folderOf, type SchemaCase } from "./schema-case.ts";
import { binary } from "./schemas/binary.ts";
import { misfits } from "./schemas/misfits.ts";
import { references } from "./schemas/references.ts";
import { shapes } from "./schemas/shapes.ts";
import { tuples } from "./schemas/tuples.ts";
import { type TopicRow, topics } from "./topics.ts";

export const schemaCases: readonly SchemaCase[] = [
  ...tuples,
  ...references,
  ...binary,
  ...misfits,
  ...shapes,
];

/** Examples that belong to no schema file. */
const otherExamples: Readonly<Record<string, unknown>> = {
  "commit-log/1/commit.json": { offset: 4, orig_message_ts: 1772359200.5 },
  "slots/1/basic.protobuf": wire("north", 4),
  "work/1/basic.protobuf": wire("sweep", 1),
};

/**
 * Writes a registry laid out the flat way: 76 topics over 36 schemas, with every oddity that real ones have and that a
 * reader has to survive. The same files on every call.
 */
export async function buildFlatRegistry(target: string): Promise<void> {
  const files = new Map<string, string | Uint8Array>();
  for (const topic of topics) files.set(`topics/${topic.name}.yaml`, topicText(topic));
  for (const schemaCase of schemaCases) {
    const { schema } = schemaCase;
    files.set(
      `schemas/${schemaCase.file}`,
      typeof schema === "string" ? schema : `${JSON.stringify(schema, null, 2)}\n`,
    );
    for (const [name, example] of Object.entries(schemaCase.examples)) {
      files.set(`examples/${folderOf(schemaCase)}/${name}`, exampleContent(example));
    }
  }
  for (const [name, example] of Object.entries(otherExamples))
    files.set(`examples/${name}`, exampleContent(example));
  files.set(".github/CODEOWNERS", codeOwners());
  for (const [file, content] of files) {
    await mkdir(path.dirname(path.join(target, file)), { recursive: true });
    await writeFile(path.join(target, file), content);
  }
}

/** How many example files `buildFlatRegistry` writes. */
export const exampleCount =
  schemaCases.reduce((sum, { examples }) => sum + Object.keys(examples).length, 0) +
  Object.keys(otherExamples).length;

function exampleContent(example: unknown): string | Uint8Array {
  if (typeof example === "string" || example instanceof Uint8Array) return example;
  return `${JSON.stringify(example, null, 2)}\n`;
}

function topicText(topic: TopicRow): string {
  const list = (names: readonly string[]): string =>
    names.length === 0 ? " []" : names.map((name) => `\n    - ${name}`).join("");
  const config = Object.entries(topic.config ?? {}).map(
    ([key, value]) => `  ${key}: ${/^[\d]|^(true|false)$/.test(value) ? `"${value}"` : value}\n`,
  );
  return [
    topic.pipeline === undefined ? "" : `pipeline: ${topic.pipeline}\n`,
    `description: ${topic.description}\n`,
    `services:\n  producers:${list(topic.producers)}\n  consumers:${list(topic.consumers)}\n`,
    `schemas:\n  - version: 1\n    compatibility_mode: ${topic.mode ?? "none"}\n    type: ${topic.type}\n`,
    `    resource: ${topic.resource}\n    examples:\n      - ${topic.examples}\n`,
    `topic_creation_config:\n${config.join("")}`,
    topic.partitions === undefined
      ? ""
      : `enforced_partition_count: ${topic.partitions} # one partition, always\n`,
    topic.extra ?? "",
  ].join("");
}

/** Tabs and spaces mixed, a line for a file that is gone, an owner that is none, and later lines that win. */
function codeOwners(): string {
  return [
    "# Who looks after what",
    "*\t@northport/harbor",
    ...topics
      .filter(({ name }) => name.startsWith("gate"))
      .map(({ name }) => `/topics/${name}.yaml\t\t@northport/gate  # the gate`),
    "/topics/crane-*.yaml   @northport/crane\t@ada",
    "/schemas/crane-moves.v1.schema.json @northport/crane",
    "/topics/long-gone.yaml\t@northport/harbor",
    "/schemas/slots.v1.schema.json @northport/yard",
    "/topics/tariffs.yaml northport/ledger @northport/ledger",
    "",
  ].join("\n");
}
