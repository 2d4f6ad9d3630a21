import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkFixtures } from "../src/fixtures/check-fixtures.ts";
import { type Generated, generate } from "../src/generate/generate.ts";
import { writeGenerated } from "../src/generate/write.ts";
import { type ImportResult, importFlatRegistry } from "../src/import/import-flat-registry.ts";
import { writeImport } from "../src/import/write-import.ts";
import { loadRegistry } from "../src/registry/load.ts";
import type { Registry } from "../src/registry/model.ts";
import { buildFlatRegistry, exampleCount } from "./flat-registry/build-flat-registry.ts";
import { topics } from "./flat-registry/topics.ts";
import { costOf } from "./support/cost.ts";
import { expectSameWhenReleased, release } from "./support/released.ts";

let root: string;
let result: ImportResult;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "waybill-import-"));
  await buildFlatRegistry(path.join(root, "flat"));
  result = await importFlatRegistry(path.join(root, "flat"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const text = (file: string): string => new TextDecoder().decode(result.files.get(file));
const json = (file: string): Record<string, unknown> => JSON.parse(text(file)) as Record<string, unknown>;
const rulesOf = (file: string): string[] => [
  ...new Set(result.findings.filter((finding) => finding.file === file).map(({ rule }) => rule)),
];

describe("the import of a flat registry of 76 topics and 36 schemas", () => {
  test("accounts for every file", () => {
    expect(topics).toHaveLength(76);
    expect(result.summary).toEqual({
      topicFiles: 76,
      topics: 61,
      deadLettersFolded: 15,
      topicsLeftOut: 0,
      schemaFiles: 36,
      schemasUnused: 0,
      schemasShared: 8,
      exampleFiles: exampleCount,
      examplesUnused: 0,
      fixtures: 86,
      examplesRefused: 0,
    });
    const names = new Set([...result.files.keys()].map((file) => file.split("/")[0]));
    const folded = [...result.files.keys()]
      .filter((file) => file.endsWith("/topic.yaml"))
      .flatMap((file) => [...text(file).matchAll(/^ {2}- topic: (\S+)$/gm)].map(([, name]) => name));
    expect(topics.filter(({ name }) => !names.has(name) && !folded.includes(name))).toEqual([]);
  });

  test.each([
    [".github/CODEOWNERS", ["codeowners-stale", "codeowners-owner"]],
    ["examples/manifests/1/readable.json", ["example-form"]],
    ["examples/yard-queries/1/marked.json", ["example-form"]],
    ["schemas/berth-checks.v1.schema.json", ["later-keyword", "ref-siblings"]],
    ["schemas/bill-lines.v1.schema.json", ["wide-integer"]],
    ["schemas/cabin-logs.v1.schema.json", ["bytes-by-description", "null-seen"]],
    ["schemas/crew-pulses.v1.schema.json", ["text-seen", "wide-integer"]],
    ["schemas/customs-forms.v1.schema.json", ["keyword-misspelt", "later-keyword", "keyword-unknown"]],
    ["schemas/fuel-logs.v1.schema.json", ["keyword-value"]],
    ["schemas/gate-events.v1.schema.json", ["open-tuple", "boolean-schema"]],
    ["schemas/hatch-counts.v1.json", ["schema-dialect", "title-format"]],
    ["schemas/hull-images.v1.schema.json", ["bytes-seen", "bytes-by-description"]],
    ["schemas/pilot-orders.v1.schema.json", ["ref-target", "ref-unresolved", "definition-name"]],
    ["schemas/slot-offers.v1.schema.json", ["schema-dialect", "open-tuple"]],
    ["schemas/supply-inventory.v1.schema.json", ["format-counts", "format-refuses", "required-undefined"]],
    ["schemas/weigh-tickets.v1.schema.json", ["title-duplicate"]],
    ["schemas/weigh-totals.v1.schema.json", ["title-format", "title-duplicate"]],
    ["schemas/yard-queries.v1.schema.json", ["duplicate-key", "pattern"]],
    ["topics/bulk-weigh-dlq.yaml", ["dead-letter-kept", "dead-letter-parent"]],
    ["topics/tariffs.yaml", ["unknown-key"]],
    ["topics/work-dlq.yaml", ["dead-letter-kept"]],
    ["topics/gate-replacements.yaml", []],
  ])("reports what is wrong in %s", (file, rules) => {
    expect(rulesOf(file)).toEqual(rules);
  });

  test("names the line and the fix", () => {
    const finding = result.findings.find(({ rule }) => rule === "unknown-key");
    expect(finding).toMatchObject({ file: "topics/tariffs.yaml", line: 17 });
    const second = result.findings.filter(({ rule }) => rule === "unknown-key")[1];
    expect(second?.hint).toBe('did you mean "pipeline"?');
  });

  test("writes a topic with owners, short services and typed configuration", () => {
    expect(text("crane-batches/topic.yaml")).toBe(`# yaml-language-server: $schema=../topic.schema.json
description: Messages of crane batches
owners: ["@northport/crane", "@ada"]
encoding: json
producers: [gate]
consumers: [yard]
compatibility:
  mode: none
  reason: "imported: the source registry declared none"
kafka:
  compression.type: lz4
  retention.ms: 86400000
dead_letters:
  - topic: crane-batches-dlq
    description: DLQ for crane-batches
    producers: [yard]
    consumers: []
    kafka:
      compression.type: lz4
      retention.ms: 604800000
`);
    expect(text("work/topic.yaml")).toContain("messages:\n  v1: northport_protos.work.v1.Task.Activation\n");
    expect(text("hull-images/topic.yaml")).toContain("preallocate: false");
    expect(text("gate-commit-log/topic.yaml")).toContain("partitions: 1");
    expect(text("berth-status/topic.yaml")).toContain("compatibility:\n  mode: backward\n");
  });

  test("shares what several topics use and makes references relative", () => {
    expect(json("gate-commit-log/v1.schema.json")["$ref"]).toBe("../_shared/any.v1.schema.json");
    expect(json("crane-batches/v1.schema.json")).toMatchObject({
      definitions: {
        Moves: { items: { $ref: "../_shared/crane-moves.v1.schema.json#/definitions/Move" } },
      },
    });
    expect(text("_shared/crane-moves.v1.schema.json")).not.toContain("file:");
    expect(result.files.has("cargo-tree/v1.schema.json")).toBe(true);
    expect(result.files.has("_shared/cargo-tree.v1.schema.json")).toBe(false);
  });

  test("keeps digits that no double holds", () => {
    expect(text("bill-lines/v1.schema.json")).toContain('"maximum": 18446744073709551615');
    expect(text("bill-lines/v1/exact.pass.json")).toContain('"line": 9007199254740993,');
  });

  test("makes bytes binary, and accepts what the examples show besides", () => {
    const image = { anyOf: [{ type: "string" }, { contentEncoding: "binary" }] };
    expect(json("hull-images/v1.schema.json")["properties"]).toMatchObject({
      image,
      thumbnail: { anyOf: [{ contentEncoding: "binary" }, { type: "null" }], description: "raw bytes" },
      caption: { type: "string" },
      size: { type: "integer" },
    });
    expect(json("_shared/gate-scans.v1.schema.json")["properties"]).toMatchObject({
      payload: { contentEncoding: "binary", description: "bytes. JSON of the scan" },
    });
  });
});

describe("what is generated from it", () => {
  let registry: Registry;
  let generated: Generated;
  let out: string;
  let milliseconds: number;

  beforeAll(async () => {
    out = path.join(root, "package");
    await writeImport(path.join(root, "registry"), result);
    registry = await loadRegistry(path.join(root, "registry"));
    const start = performance.now();
    generated = await generate(registry);
    milliseconds = performance.now() - start;
    await writeGenerated(out, generated.files);
  }, 60_000);

  test("takes under five seconds and has nothing to complain of but unknown Protobuf messages", () => {
    expect(registry.findings).toEqual([]);
    expect(registry.topics).toHaveLength(61);
    expect([...new Set(generated.findings.map(({ rule }) => rule))]).toEqual(["unknown-message"]);
    expect(milliseconds).toBeLessThan(5000);
  });

  test("is compared with its last release in under three seconds, and loads no engine for what is unchanged", async () => {
    const folder = path.join(root, "registry");
    await release(folder, "1.0.0");
    const compat = ["compat", "--registry", folder, "--mode", "full"];
    const unchanged = await costOf(compat, root);
    expect(unchanged).toMatchObject({ code: 0, stdout: expect.stringMatching(/\n61 unchanged\n$/) });
    expect(unchanged.milliseconds).toBeLessThan(3000);
    const engines = /\/(?:ajv|@bufbuild|packages\/compat|json-schema-to-typescript)\//;
    expect(unchanged.loaded.filter((url) => engines.test(url))).toEqual([]);

    const described = registry.topics.flatMap(({ versions }) =>
      versions.flatMap(({ schema }) => schema ?? []),
    );
    const edited = described.filter(({ text }) => text.includes('"properties": {\n')).slice(0, 5);
    expect(edited).toHaveLength(5);
    for (const { file, text } of edited)
      await writeFile(
        path.join(folder, file),
        text.replace('"properties": {', '"properties": { "added": { "type": "string" },'),
      );
    const changed = await costOf(compat, root);
    expect(changed).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/\n5 breaking, 56 unchanged\n$/),
    });
    expect(changed.milliseconds).toBeLessThan(3000);
    expect(changed.loaded.some((url) => url.includes("/ajv/"))).toBe(true);
  });

  test("says the same when it is released and read again", () => expectSameWhenReleased(registry));

  test("every module imports on its own in plain Node", () => {
    const modules = [...generated.files.keys()].filter((file) => file.endsWith(".js"));
    expect(modules.length).toBeGreaterThan(2 * 55);
    const input = modules.map((file) => path.join(out, file)).join("\n");
    expect(run("import-each.mjs", [], input)).toBe("");
  }, 120_000);

  test("all types compile in one strict program, and no name is numbered", async () => {
    const types = [...generated.files.keys()].filter((file) => file.endsWith(".d.ts"));
    const options = {
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
        noEmit: true,
        target: "ES2023",
        lib: ["ES2023", "DOM"],
        types: [],
        module: "NodeNext",
        moduleResolution: "NodeNext",
      },
      files: types,
    };
    await writeFile(path.join(out, "tsconfig.json"), JSON.stringify(options));
    const tsc = path.join(
      path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
      "bin/tsc",
    );
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", out], { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);

    const names = types.flatMap((file) =>
      [
        ...(generated.files.get(file) ?? "").matchAll(
          /^export (?:declare )?(?:type|interface|const) (\w+)/gm,
        ),
      ].map(([, name = ""]) => name),
    );
    const numbered = names.filter(
      (name) => !/V\d+$/.test(name) && names.includes(name.replace(/_?\d+$/, "")) && /\d$/.test(name),
    );
    expect(numbered).toEqual([]);
  }, 120_000);

  test("every example validates, from the registry and from the generated package", async () => {
    const report = await checkFixtures(registry);
    expect(report.findings).toEqual([]);
    expect(report.passed).toBe(86);

    const raw = registry.topics
      .flatMap((topic) => topic.versions)
      .flatMap(({ topic, version, encoding, fixtures }) =>
        fixtures
          .filter(({ extension }) => encoding === "json" || extension !== "json")
          .map(({ file }) => `${topic} ${version} ${file}`),
      );
    expect(raw.length).toBeGreaterThan(80);
    expect(run("decode-each.mjs", [out, registry.root], raw.join("\n"))).toBe("");
  }, 60_000);

  function run(script: string, args: readonly string[], input: string): string {
    const file = path.join(import.meta.dirname, "flat-registry", script);
    const { stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: "utf8", input });
    return stdout + stderr;
  }
});
