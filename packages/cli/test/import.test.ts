import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
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
import { UsageError } from "../src/registry/usage-error.ts";
import { buildFlatRegistry, exampleCount } from "./flat-registry/build-flat-registry.ts";
import { topics } from "./flat-registry/topics.ts";

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
  });

  test("takes under five seconds and has nothing to complain of but unknown Protobuf messages", () => {
    expect(registry.findings).toEqual([]);
    expect(registry.topics).toHaveLength(61);
    expect([...new Set(generated.findings.map(({ rule }) => rule))]).toEqual(["unknown-message"]);
    expect(milliseconds).toBeLessThan(5000);
  });

  test("every module imports on its own in plain Node", () => {
    const modules = [...generated.files.keys()].filter((file) => file.endsWith(".js"));
    expect(modules.length).toBeGreaterThan(3 * 55);
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

describe("a source that is broken", () => {
  /** The findings of a small registry with one sound topic and these files besides. */
  async function importWith(
    files: Readonly<Record<string, string>>,
    prepare?: (folder: string) => Promise<void>,
  ) {
    const folder = await mkdtemp(path.join(root, "broken-"));
    const all: Readonly<Record<string, string>> = {
      "topics/sound.yaml": topicFile({}),
      "schemas/sound.json": schema,
      ...files,
    };
    for (const [file, content] of Object.entries(all)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), content);
    }
    await prepare?.(folder);
    return importFlatRegistry(folder);
  }
  const schema =
    '{ "$schema": "http://json-schema.org/draft-07/schema#", "title": "sound", "type": "object" }';
  const topicFile = ({ resource = "sound.json", examples = "[]", rest = "" }): string =>
    `description: A topic\nservices: { producers: [a/b], consumers: [] }\nschemas:\n  - { version: 1, type: json, compatibility_mode: none, resource: ${resource}, examples: ${examples} }\ntopic_creation_config: {}\n${rest}`;

  test.each<[string, string, Record<string, string>]>([
    ["topic-syntax", "topics/x.yaml", { "topics/x.yaml": 'description: "open\nservices: [' }],
    ["topic-unreadable", "topics/x.yaml", { "topics/x.yaml": "- a\n- b\n" }],
    ["topic-name", "topics/a b.yaml", { "topics/a b.yaml": topicFile({}) }],
    ["topic-collision", "topics/sound.yaml", { "topics/Sound.yaml": topicFile({}) }],
    ["topic-file", "topics/x.yml", { "topics/x.yml": topicFile({}) }],
    ["schema-missing", "topics/x.yaml", { "topics/x.yaml": topicFile({ resource: "soud.json" }) }],
    ["path-escape", "topics/x.yaml", { "topics/x.yaml": topicFile({ resource: "../../../etc/passwd" }) }],
    ["path-escape", "topics/x.yaml", { "topics/x.yaml": topicFile({ examples: "[../../../etc]" }) }],
    ["examples-missing", "topics/x.yaml", { "topics/x.yaml": topicFile({ examples: "[x/1/]" }) }],
    [
      "schema-syntax",
      "schemas/x.json",
      { "schemas/x.json": '{\n  "type": "object",\n}', "topics/x.yaml": topicFile({ resource: "x.json" }) },
    ],
    [
      "path-escape",
      "schemas/x.json",
      {
        "schemas/x.json": '{ "$ref": "file://../../x.json" }',
        "topics/x.yaml": topicFile({ resource: "x.json" }),
      },
    ],
    [
      "ref-cycle",
      "schemas/x.json",
      {
        "schemas/x.json": '{ "$ref": "#/definitions/A", "definitions": { "A": { "$ref": "#" } } }',
        "topics/x.yaml": topicFile({ resource: "x.json" }),
      },
    ],
    ["schema-orphan", "schemas/x.json", { "schemas/x.json": schema }],
    ["example-orphan", "examples/x.json", { "examples/x.json": "{}" }],
    [
      "example-refused",
      "examples/x.json",
      { "examples/x.json": "[]", "topics/x.yaml": topicFile({ examples: "[x.json]" }) },
    ],
    [
      "example-refused",
      "examples/x.json",
      { "examples/x.json": "{", "topics/x.yaml": topicFile({ examples: "[x.json]" }) },
    ],
    [
      "kafka-config-key",
      "topics/x.yaml",
      { "topics/x.yaml": topicFile({}).replace("{}", '{ retention.mss: "1" }') },
    ],
    [
      "kafka-config-value",
      "topics/x.yaml",
      { "topics/x.yaml": topicFile({}).replace("{}", "{ retention.ms: soon }") },
    ],
    ["version-gap", "topics/x.yaml", { "topics/x.yaml": topicFile({}).replace("version: 1", "version: 3") }],
    ["encoding", "topics/x.yaml", { "topics/x.yaml": topicFile({}).replace("type: json", "type: jsn") }],
    [
      "compatibility-mode",
      "topics/x.yaml",
      { "topics/x.yaml": topicFile({}).replace("mode: none", "mode: backwards") },
    ],
    [
      "description-missing",
      "topics/x.yaml",
      { "topics/x.yaml": topicFile({}).replace("description: A topic", "") },
    ],
    ["services-missing", "topics/x.yaml", { "topics/x.yaml": topicFile({}).replace(/services: .*\n/, "") }],
    [
      "partition-count",
      "topics/x.yaml",
      { "topics/x.yaml": topicFile({ rest: "enforced_partition_count: many" }) },
    ],
  ])("is reported as %s at %s and worked round", async (rule, file, files) => {
    const imported = await importWith(files);
    expect(
      imported.findings.filter((finding) => finding.rule === rule).map((finding) => finding.file),
    ).toContain(file);
    const { topicFiles, topics: kept, deadLettersFolded, topicsLeftOut } = imported.summary;
    expect(kept + deadLettersFolded + topicsLeftOut).toBe(topicFiles);
    expect(imported.files.has("sound/v1.schema.json")).toBe(true);
    expect([...imported.files.keys()].some((name) => name.split("/").includes(".."))).toBe(false);
  });

  test("never reads through a link that leads out of it", async () => {
    const secret = path.join(root, "secret.json");
    await writeFile(secret, '{ "title": "secret" }');
    const imported = await importWith(
      { "topics/x.yaml": topicFile({ resource: "x.json" }) },
      async (folder) => {
        await symlink(secret, path.join(folder, "schemas/x.json"));
        await symlink(root, path.join(folder, "examples"));
      },
    );
    expect(imported.findings.filter(({ rule }) => rule === "symlink").map(({ file }) => file)).toEqual([
      "examples",
      "schemas/x.json",
    ]);
    expect(new TextDecoder().decode(imported.files.get("x/v1.schema.json"))).not.toContain("secret");
  });

  test("an example that its schema refuses is left out and told about without its values", async () => {
    const imported = await importWith({
      "examples/x.json": '{ "name": "do not print me" }',
      "schemas/x.json": schema.replace("}", ', "properties": { "name": { "type": "integer" } } }'),
      "topics/x.yaml": topicFile({ resource: "x.json", examples: "[x.json]" }),
    });
    expect(imported.summary).toMatchObject({ fixtures: 0, examplesRefused: 1 });
    const finding = imported.findings.find(({ rule }) => rule === "example-refused");
    expect(finding?.message).toBe('"x" v1 refuses it: /name must be integer; left out');
  });

  test("a folder that is no registry is the caller's fault", async () => {
    await expect(importFlatRegistry(path.join(root, "nowhere"))).rejects.toThrow(UsageError);
    await mkdir(path.join(root, "empty"));
    await expect(importFlatRegistry(path.join(root, "empty"))).rejects.toThrow("must hold topics/*.yaml");
  });
});

describe("writing an import", () => {
  const small = (files: Record<string, string>): ImportResult => ({
    ...result,
    files: new Map(Object.entries(files).map(([file, content]) => [file, new TextEncoder().encode(content)])),
  });

  test("again replaces what the last one wrote and deletes what is gone", async () => {
    const out = path.join(root, "again");
    await writeImport(out, small({ "a/topic.yaml": "1", "b/topic.yaml": "1" }));
    await writeImport(out, small({ "a/topic.yaml": "2" }));
    expect(await readFile(path.join(out, "a/topic.yaml"), "utf8")).toBe("2");
    expect(existsSync(path.join(out, "b/topic.yaml"))).toBe(false);
  });

  test("refuses a folder of somebody else, and edits it would undo", async () => {
    const out = path.join(root, "foreign");
    await mkdir(out);
    await writeFile(path.join(out, "notes.txt"), "mine");
    await expect(writeImport(out, small({ "a/topic.yaml": "1" }))).rejects.toThrow(UsageError);
    expect(await readdir(out)).toEqual(["notes.txt"]);

    const edited = path.join(root, "edited");
    await writeImport(edited, small({ "a/topic.yaml": "1" }));
    await writeFile(path.join(edited, "a/topic.yaml"), "mine");
    await expect(writeImport(edited, small({ "a/topic.yaml": "2" }))).rejects.toThrow("was edited");
    expect(await readFile(path.join(edited, "a/topic.yaml"), "utf8")).toBe("mine");
  });
});
