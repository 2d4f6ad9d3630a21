import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importFlatRegistry } from "../src/import/import-flat-registry.ts";
import { UsageError } from "../src/registry/usage-error.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "waybill-broken-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

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
