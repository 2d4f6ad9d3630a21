import { type Json, printJson } from "../../registry/json-source.ts";
import type { Registry } from "../../registry/model.ts";
import { exactBundle } from "../../schema/exact.ts";

/** Each topic as it is: topic.yaml, its schemas in one piece each, and the fixtures that pass. */
export function* freezeContracts(registry: Registry): Generator<[string, Uint8Array]> {
  for (const { name, document, versions } of registry.topics) {
    if (document !== undefined) yield [`${name}/topic.yaml`, encode(document.text)];
    for (const version of versions) {
      const { schema } = exactBundle(registry, version);
      if (version.schema !== undefined)
        yield [`${name}/v${version.version}.schema.json`, encode(`${printJson(schema as Json)}\n`)];
      for (const { file, verdict, bytes } of version.fixtures) if (verdict === "pass") yield [file, bytes];
    }
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
