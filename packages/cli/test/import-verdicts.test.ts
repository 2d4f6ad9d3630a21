import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importFlatRegistry } from "../src/import/import-flat-registry.ts";
import { writeImport } from "../src/import/write-import.ts";
import { loadRegistry } from "../src/registry/load.ts";
import type { Registry } from "../src/registry/model.ts";
import { topicOf } from "../src/topic/topic-of.ts";
import { buildFlatRegistry, schemaCases } from "./flat-registry/build-flat-registry.ts";
import { createDice, mutate } from "./flat-registry/mutate.ts";
import { topics } from "./flat-registry/topics.ts";

let root: string;
let registry: Registry;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "waybill-verdicts-"));
  await buildFlatRegistry(path.join(root, "flat"));
  await writeImport(path.join(root, "registry"), await importFlatRegistry(path.join(root, "flat")));
  registry = await loadRegistry(path.join(root, "registry"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Schemas that no validator of draft-07 takes as they are. */
const refused = ["fuel-logs", "pilot-orders", "slot-offers", "yard-queries"];

/** Its formats count once it is imported, which the import reports. */
const asserted = ["supply-inventory"];

test("an imported schema accepts what the source's accepts, and nothing else", () => {
  const ajv = sourceValidators();
  const dice = createDice(20260301);
  const different: string[] = [];
  let compared = 0;
  for (const { name, resource, type } of topics) {
    const version = registry.topics.find((topic) => topic.name === name)?.versions[0];
    const source = schemaCases.find(({ file }) => file === resource);
    if (
      type !== "json" ||
      version === undefined ||
      source === undefined ||
      [...refused, ...asserted].includes(name)
    )
      continue;
    const validate = ajv.getSchema(`file:///${resource}`);
    const topic = topicOf(registry, version);
    for (const example of Object.values(source.examples)) {
      // Text is there for what only text can show, such as integers that JSON.parse rounds.
      if (typeof example === "string") continue;
      for (let i = 0; i < 150; i++) {
        const message = mutate(i % 3 === 0 ? mutate(example, dice) : example, dice);
        const expected = validate?.(message);
        compared++;
        if (topic.accepts(message) !== expected)
          different.push(`${name}: source says ${expected} to ${JSON.stringify(message)}`);
      }
    }
  }
  expect(different).toEqual([]);
  expect(compared).toBeGreaterThan(8000);
});

/** The source's schemas under Ajv, which is told what draft-07 says: nothing beside a `$ref` counts. */
function sourceValidators(): Ajv {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  for (const { file, schema } of schemaCases) {
    if (typeof schema === "object" && !refused.some((name) => file.startsWith(name))) {
      ajv.addSchema(withoutSiblings(schema) as object, `file:///${file}`);
    }
  }
  return ajv;
}

function withoutSiblings(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutSiblings);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, withoutSiblings(value)] as const);
  const reference = entries.find(([key, value]) => key === "$ref" && typeof value === "string")?.[1] as
    | string
    | undefined;
  if (reference === undefined) return Object.fromEntries(entries);
  const kept = entries.filter(([key]) => key === "definitions" || key === "$schema");
  return { ...Object.fromEntries(kept), $ref: reference.replace(/^file:\/\//, "file:///") };
}
