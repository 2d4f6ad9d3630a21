import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFlatRegistry, loadRegistry, topicOf, writeImport } from "@waybill/cli";
import type { Topic } from "@waybill/runtime";
import { buildFlatRegistry } from "../../../cli/test/flat-registry/build-flat-registry.ts";

/** The topics of this repository. */
export function ownTopics(): Promise<readonly Topic[]> {
  return topicsIn(join(import.meta.dirname, "../../../../schemas"));
}

/** One topic of each schema of the flat registry, after it was imported. */
export async function importedTopics(): Promise<readonly Topic[]> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-evidence-"));
  try {
    await buildFlatRegistry(join(folder, "flat"));
    await writeImport(join(folder, "registry"), await importFlatRegistry(join(folder, "flat")));
    const topics = await topicsIn(join(folder, "registry"));
    const bySchema = new Map(topics.map((topic) => [JSON.stringify(schemaText(topic)), topic]));
    return [...bySchema.values()];
  } finally {
    await rm(folder, { recursive: true });
  }
}

function schemaText(topic: Topic): unknown {
  return [topic.encoding, topic["~standard"].jsonSchema.input({ target: "draft-07" })];
}

async function topicsIn(folder: string): Promise<readonly Topic[]> {
  const registry = await loadRegistry(folder);
  return registry.topics.flatMap(({ versions }) => versions.map((version) => topicOf(registry, version)));
}
