import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { decodeUnvalidated, isTopicError, type Topic } from "@waybill/runtime";
import { describe, expect, test } from "vitest";
import { fixtureReader } from "../fixtures/read-fixture.ts";
import { loadRegistry } from "../registry/load.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";

const repository = resolve(import.meta.dirname, "../../../..");
const registry = await loadRegistry(repository);
// A Protobuf topic checks that it has its message before it looks at the schema: mutants would not get there.
const described = registry.topics
  .flatMap(({ versions }) => versions)
  .filter(({ encoding, schema }) => encoding !== "protobuf" && schema !== undefined);
/** Of the mutants one in so many is tried; 1 takes minutes. */
const stride = Number(process.env["WAYBILL_STRIDE"] ?? 193);

describe("the committed validator decides as the interpreter of the same schema", () => {
  test.each(described)("$topic v$version", async (version) => {
    const { validate } = await committed(version);
    let count = 0;
    for (const { topic, value } of messagesOf(registry, version)) {
      for (const mutant of mutants(value)) {
        if (++count % stride !== 0) continue;
        const accepted = validate(mutant);
        const issues = topic.explain(mutant);
        // The topic adds an issue of this rule when its own validator refuses what the interpreter accepts.
        const explained = issues.filter(({ rule }) => rule !== "schema");
        if (accepted !== (explained.length === 0)) {
          expect.fail(`accepted: ${accepted}, explained: ${JSON.stringify(explained[0])}\n${show(mutant)}`);
        }
      }
    }
    expect(count).toBeGreaterThan(version.fixtures.length);
  });
});

async function committed(version: TopicVersion): Promise<{ validate: (value: unknown) => boolean }> {
  const out = resolve(registry.root, registry.config.generate.out ?? "");
  const file = `${out}/${version.topic}/v${version.version}.validate.js`;
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    validate: (value: unknown) => boolean;
  };
}

function* messagesOf(registry: Registry, version: TopicVersion): Iterable<{ topic: Topic; value: unknown }> {
  const { topic, read } = openReader(registry, version);
  for (const fixture of version.fixtures) {
    try {
      yield { topic, value: decodeUnvalidated(topic, read(fixture)) };
    } catch (error) {
      if (!isTopicError(error)) throw error;
    }
  }
}

function openReader(registry: Registry, version: TopicVersion) {
  const reader = fixtureReader(registry, version);
  return {
    topic: reader.topic,
    read: (fixture: TopicVersion["fixtures"][number]) => reader.read(fixture).bytes,
  };
}

const replacements: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  65536,
  2 ** 53,
  2n ** 63n,
  2n ** 64n,
  "",
  "x".repeat(300),
  "2026-01-02T03:04:05.000Z",
  [],
  {},
  new Uint8Array([123, 125]),
  Number.NaN,
];

/** The value itself, and copies with one node replaced, left out or given a member too many; at most a few thousand. */
function* mutants(value: unknown, depth = 0): Iterable<unknown> {
  yield value;
  if (depth > 0) yield* replacements;
  if (depth > 4 || typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    yield value.slice(1);
    yield [...value, value[0]];
    for (const i of [...value.keys()].slice(0, 3)) {
      for (const mutant of mutants(value[i], depth + 1)) yield value.with(i, mutant);
    }
    return;
  }
  yield { ...value, undeclared: 1 };
  for (const [key, member] of Object.entries(value)) {
    const { [key]: _, ...rest } = value as Record<string, unknown>;
    yield rest;
    for (const mutant of mutants(member, depth + 1)) yield { ...value, [key]: mutant };
  }
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, member) => (typeof member === "bigint" ? `${member}n` : member)).slice(
    0,
    2000,
  );
}
