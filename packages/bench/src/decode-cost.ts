import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode, type Topic, validate } from "@waybill/topics";
import { registry } from "@waybill/topics/registry";
import { interleave } from "./measure.ts";

export interface DecodeCost {
  readonly topic: string;
  readonly message: string;
  readonly bytes: number;
  /** Microseconds for `JSON.parse` of the bytes, decoded as UTF-8. */
  readonly parse: number;
  /** `decode` (strict parse and validation) as a multiple of that. */
  readonly decode: number;
  /** `validate` of the parsed value as a multiple of that. */
  readonly validate: number;
}

const smallest = 1024;

/** What `decode` costs over the bare parse, for every valid fixture above 1 kB of every JSON topic. */
export async function decodeCosts(schemas: string): Promise<DecodeCost[]> {
  const costs: DecodeCost[] = [];
  for (const [name, versions] of Object.entries(registry)) {
    for (const [version, load] of Object.entries(versions)) {
      const topic = (await load()) as Topic;
      if (topic.encoding !== "json") continue;
      const folder = join(schemas, name, `v${version}`);
      for (const file of readdirSync(folder)
        .filter((f) => f.endsWith(".pass.json"))
        .sort()) {
        const bytes = new Uint8Array(readFileSync(join(folder, file)));
        if (bytes.length > smallest)
          costs.push({ topic: name, message: file.replace(".pass.json", ""), ...cost(topic, bytes) });
      }
    }
  }
  return costs;
}

function cost(topic: Topic, bytes: Uint8Array): Omit<DecodeCost, "topic" | "message"> {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const value: unknown = decode(topic, bytes);
  const medians = interleave({
    parse: () => JSON.parse(utf8.decode(bytes)),
    decode: () => decode(topic, bytes),
    validate: () => validate(topic, value),
  });
  return {
    bytes: bytes.length,
    parse: medians.parse,
    decode: medians.decode / medians.parse,
    validate: medians.validate / medians.parse,
  };
}
