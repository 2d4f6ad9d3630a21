import { TypeWriter } from "../../generate/types/type-writer.ts";
import type { Registry } from "../../registry/model.ts";
import { declarationsFile, declarationsOf } from "../types/declarations.ts";

/** The declarations of each version that has a schema: what programs were written against. */
export async function freezeTypes(registry: Registry): Promise<[string, Uint8Array][]> {
  const types = new TypeWriter();
  const files: [string, Uint8Array][] = [];
  for (const version of registry.topics.flatMap(({ versions }) => versions)) {
    const text = await declarationsOf(registry, version, types);
    if (text !== undefined) files.push([declarationsFile(version), new TextEncoder().encode(text)]);
  }
  return files;
}
