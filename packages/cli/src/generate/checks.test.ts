import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { JsonSchema, Topic } from "@waybill/runtime";
import * as codegen from "@waybill/runtime/codegen";
import { jsonCodec, jsonTopic } from "@waybill/runtime/json";
import { parseReadable } from "@waybill/runtime/readable";
import { beforeAll, describe, expect, test } from "vitest";
import { registry as generated } from "../../../topics/src/gen/registry.js";
import { corpus } from "../../test/support/corpus.ts";
import { registryOf } from "../../test/support/registry-of.ts";
import { loadRegistry } from "../registry/load.ts";
import type { Registry } from "../registry/model.ts";
import { bundle } from "../schema/bundle.ts";
import { strip } from "../schema/strip.ts";
import { topicOf } from "../topic/topic-of.ts";
import { checksFor } from "./checks.ts";

const repository = resolve(import.meta.dirname, "../../../..");

/** Of one value. */
const MAX_VARIANTS = 24;

const strange = [
  null,
  true,
  "x",
  -1,
  1.5,
  2n ** 70n,
  Number.NaN,
  [],
  [[1]],
  {},
  { type: "x" },
  new Uint8Array([123]),
];

/** The value, and what becomes of it when one node is replaced or one member is missing, added or misspelt. */
function* variants(value: unknown): Iterable<unknown> {
  yield value;
  yield* strange;
  if (Array.isArray(value)) {
    yield [...value, ...value];
    for (const [i, item] of value.entries()) for (const other of variants(item)) yield value.with(i, other);
  } else if (typeof value === "object" && value !== null && !(value instanceof Uint8Array)) {
    yield { ...value, undeclared: 1 };
    for (const [key, member] of Object.entries(value)) {
      const { [key]: _, ...others } = value as Record<string, unknown>;
      yield others;
      yield { ...others, [`${key}s`]: member };
      for (const other of variants(member)) yield { ...value, [key]: other };
    }
  }
}

function some(all: Iterable<unknown>): unknown[] {
  const taken: unknown[] = [];
  let i = 0;
  for (const one of all) {
    if (taken.length >= MAX_VARIANTS) break;
    if (i++ < strange.length || i % 5 === 0) taken.push(one);
  }
  return taken;
}

describe("a generated topic", () => {
  let ours: Registry;
  beforeAll(async () => {
    ours = await loadRegistry(repository);
  });

  test.each(Object.entries(generated))(
    "%s explains whatever all checks would explain",
    async (name, versions) => {
      const [version] = ours.topics.find((topic) => topic.name === name)?.versions ?? [];
      if (version === undefined || version.encoding === "protobuf") return;
      const topic: Topic = await Object.values(versions)[0]();
      const interpreted = topicOf(ours, version);
      const dialect = { target: "draft-2020-12" };
      expect(topic["~standard"].jsonSchema.input(dialect)).toEqual(
        interpreted["~standard"].jsonSchema.input(dialect),
      );
      const folder = join(repository, "schemas", name, "v1");
      const files = readdirSync(folder).filter((file) => file.endsWith(".pass.json"));
      for (const file of files.slice(0, 4)) {
        const value = parseReadable(readFileSync(join(folder, file), "utf8"));
        for (const variant of some(variants(value))) {
          expect(topic.explain(variant)).toEqual(interpreted.explain(variant));
        }
      }
    },
  );
});

describe("checksFor", () => {
  const explain = (schema: JsonSchema, value: unknown) => {
    const known: Readonly<Record<string, unknown>> = codegen;
    const checks = checksFor(schema).map((name) => known[name] as codegen.Check);
    const definition = { maxMessageBytes: 1, schema, validate: () => true, checks };
    return codegen.compiledTopic("t", 1, "json", jsonCodec, definition).explain(value);
  };

  test.each(corpus)("explains as all checks would: $name", ({ schema, valid, invalid }) => {
    const { registry, version } = registryOf({ "t/v1.schema.json": schema });
    const stripped = strip(bundle(registry, version).schema);
    const all = jsonTopic("t", 1, { schema: stripped, validate: () => true });
    for (const value of [...valid, ...invalid].flatMap((value) => some(variants(value)))) {
      expect(explain(stripped, value)).toEqual(all.explain(value));
    }
  });

  test("takes nothing that the schema does not use", () => {
    expect(checksFor({ type: "string", format: "date" })).toEqual(["dates"]);
    expect(checksFor(true)).toEqual([]);
    const union = { anyOf: [{ $ref: "#/definitions/A" }, { type: "null" }] };
    expect(checksFor({ ...union, definitions: { A: { type: "string" } } })).toEqual(["typedUnions"]);
    expect(checksFor({ ...union, definitions: { A: { format: "uuid" } } })).toEqual(["uuids", "unions"]);
    expect(checksFor({ ...union, definitions: { A: { items: { const: 1 } } } })).toEqual([
      "scalars",
      "arrays",
      "taggedUnions",
    ]);
    expect(checksFor({ enum: [[]], items: [true], patternProperties: { a: true } })).toEqual([
      "values",
      "objects",
      "tuples",
    ]);
  });

  test.each([
    { required: ["a"] },
    { minLength: 1 },
    { maxItems: 1 },
    { contentEncoding: "binary" },
    { contentMediaType: "application/json", contentSchema: true },
    { additionalItems: false },
    { uniqueItems: true },
    { contains: true },
    { multipleOf: 2 },
    { exclusiveMaximum: 2 },
    { pattern: "a" },
    { propertyNames: true },
    { dependencies: {} },
    { allOf: [true] },
    { oneOf: [true] },
    { not: true },
    { if: true, else: true },
    ...Object.keys(codegen.formats).map((format) => ({ format })),
  ])("knows a check for %o", (schema) => {
    expect(checksFor(schema)).toHaveLength(1);
  });
});
