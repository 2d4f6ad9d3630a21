import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTopics } from "../commands/open-registry.ts";
import { lint } from "../lint/index.ts";
import { loadRegistry } from "./load.ts";
import { UsageError } from "./usage-error.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "waybill-load-"));
});
afterEach(() => rm(root, { recursive: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
}

describe("loadRegistry", () => {
  test("reads topics, versions, fixtures and shared schemas in order", async () => {
    await write({
      "b/topic.yaml":
        "description: B.\nconsumers: [snuba]\ndead_letters: [{ topic: b-dlq }]\nkafka: { retention.ms: 5 }\n",
      "b/v10.schema.json": "{}",
      "b/v2.schema.json": "{}",
      "b/v2/smallest.pass.json": "{}",
      "b/v2/no-id.fail.json": "{}",
      "b/v2/README.md": "",
      "a/v1.schema.json": "true",
      "_shared/reason.v1.schema.json": "{}",
      "notes/README.md": "",
    });
    const registry = await loadRegistry(root);
    expect(registry.findings).toEqual([]);
    expect(registry.topics.map((topic) => topic.name)).toEqual(["a", "b"]);
    expect(registry.shared.map(({ file }) => file)).toEqual(["_shared/reason.v1.schema.json"]);
    expect(registry.files).toContain("notes/README.md");
    const b = registry.topics[1];
    expect(b?.versions.map(({ version }) => version)).toEqual([2, 10]);
    expect(b?.versions[0]?.fixtures.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["no-id", "fail"],
      ["smallest", "pass"],
    ]);
    expect(b?.spec.kafka).toEqual({ "retention.ms": 5 });
    expect(b?.spec.dead_letters[0]?.producers).toEqual(["snuba"]);
    expect(registry.topics[0]?.document).toBeUndefined();
  });

  test("uses the inner schemas folder and its registry.yaml", async () => {
    await write({
      "schemas/a/topic.yaml": "encoding: msgpack",
      "schemas/registry.yaml": "services: [snuba]",
    });
    const registry = await loadRegistry(root);
    expect(registry.root).toBe(join(root, "schemas"));
    expect(registry.config).toEqual({
      services: ["snuba"],
      proto: [],
      policy: { retention_ms: [] },
      generate: {},
    });
  });

  test("reports what cannot be read, with its position, and goes on", async () => {
    await write({
      "a/topic.yaml": "owners: [x\n",
      "b/topic.yaml": "encoding: json\nencoding: json\n",
      "b/v1.schema.json": '{\n  "type": }',
    });
    const registry = await loadRegistry(root);
    expect(registry.findings.map(({ rule, file, line }) => ({ rule, file, line }))).toEqual([
      { rule: "unreadable-file", file: "a/topic.yaml", line: 2 },
      { rule: "unreadable-file", file: "b/topic.yaml", line: 2 },
      { rule: "unreadable-file", file: "b/v1.schema.json", line: 2 },
    ]);
    expect(registry.topics).toHaveLength(2);
  });

  test("reports texts that UTF-8 has no form for, and does without their files", async () => {
    await write({
      "a/topic.yaml": 'owners: [x]\ndescription: "a \\ud800"\n',
      "a/v1.schema.json": '{\n  "properties": {\n    "\\udc00": true }\n}',
      "b/v1.schema.json": '{ "const": "\\ud83d\\ude00" }',
    });
    const { findings, topics } = await loadRegistry(root);
    const message = "must be Unicode: a text holds half of a surrogate pair";
    expect(findings).toEqual([
      { rule: "unreadable-file", severity: "error", file: "a/topic.yaml", line: 2, column: 1, message },
      { rule: "unreadable-file", severity: "error", file: "a/v1.schema.json", line: 3, column: 5, message },
    ]);
    expect(topics.map(({ versions }) => versions[0]?.schema?.value)).toEqual([undefined, { const: "😀" }]);
  });

  test("builds the messages that topics name, and reports .proto files that do not compile", async () => {
    await write({
      "a/topic.yaml": "encoding: protobuf\nmessages: { v1: shop.v1.Order }",
      "registry.yaml": "proto: [proto, broken]",
      "proto/shop/v1/order.proto": 'syntax = "proto3";\npackage shop.v1;\nmessage Order { string id = 1; }\n',
      "broken/bad.proto": 'syntax = "proto3";\nmessage Order {\n',
    });
    const registry = await loadRegistry(root);
    expect(registry.messages?.getMessage("shop.v1.Order")?.fields[0]?.localName).toBe("id");
    expect(registry.findings[0]).toMatchObject({
      rule: "unreadable-file",
      file: "broken/bad.proto",
      line: 2,
    });
    expect(registry.topics[0]?.versions[0]).toMatchObject({ message: "shop.v1.Order", encoding: "protobuf" });
  });

  test("reports a pipe or a device, which it does not read", async () => {
    await write({ "a/v1.schema.json": "true" });
    await symlink("/dev/null", join(root, "a/topic.yaml"));
    expect((await loadRegistry(root)).findings).toMatchObject([
      { file: "a/topic.yaml", message: "must be readable: it is no ordinary file" },
    ]);
  });

  test("takes no file for a version whose number doubles round", async () => {
    await write({ "a/v1.schema.json": "true", "a/v9007199254740993.schema.json": "true" });
    const registry = await loadRegistry(root);
    expect(registry.topics[0]?.versions.map(({ version }) => version)).toEqual([1]);
    expect(lint(registry).map(({ rule, file }) => `${rule} ${file}`)).toContain(
      "orphan-file a/v9007199254740993.schema.json",
    );
  });

  test("reports a link that leads nowhere, and takes it for no schema, fixture or topic.yaml", async () => {
    const files = ["a/topic.yaml", "a/v1.schema.json", "a/v1/smallest.pass.json"];
    await write({ "a/v1/README.md": "" });
    for (const file of files) await symlink("nowhere", join(root, file));
    const registry = await loadRegistry(root);
    expect(registry.findings.map(({ file, message }) => `${file} ${message}`).sort()).toEqual(
      files.map((file) => `${file} must be readable: it links to nothing`),
    );
    expect(lint(registry).filter(({ rule }) => rule === "fixture-name")).toEqual([]);
  });

  test("follows a topic folder that is a link to a folder of the registry", async () => {
    await write({
      "a/v1.schema.json": "true",
      "_parts/b/v1.schema.json": "true",
      "_parts/b/v1/smallest.pass.json": "{}",
    });
    await symlink("_parts/b", join(root, "b"));
    const registry = await loadRegistry(root);
    expect(registry.findings).toEqual([]);
    expect(registry.topics.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(registry.topics[1]?.versions[0]?.fixtures).toMatchObject([{ file: "b/v1/smallest.pass.json" }]);
    expect(lint(registry).filter(({ rule }) => rule === "orphan-file")).toEqual([]);
  });

  test("reports a link to a topic folder elsewhere, and one to nothing, and leaves other links alone", async () => {
    await write({ "schemas/a/v1.schema.json": "true", "b/v1.schema.json": "true", "proto/README.md": "" });
    for (const name of ["b", "nowhere", "proto"]) await symlink(`../${name}`, join(root, "schemas", name));
    const registry = await loadRegistry(join(root, "schemas"));
    expect(registry.topics.map(({ name }) => name)).toEqual(["a"]);
    expect(registry.findings.map(({ file, message }) => `${file} ${message}`).sort()).toEqual([
      "b must be readable: it links to a folder outside of the registry",
      "nowhere must be readable: it links to nothing",
    ]);
    expect(lint(registry).filter(({ rule, file }) => rule === "orphan-file" && file !== "proto")).toEqual([]);
  });

  test("takes a folder whose only topic is a link for a registry", async () => {
    await write({ "schemas/_parts/b/v1.schema.json": "true" });
    await symlink("_parts/b", join(root, "schemas/b"));
    expect((await loadRegistry(root)).topics.map(({ name }) => name)).toEqual(["b"]);
  });

  test("says what is wrong with a file that is no text, or refers to itself", async () => {
    await write({ "a/topic.yaml": "a: &x [*x]\n" });
    await writeFile(join(root, "a/v1.schema.json"), new Uint8Array([0x22, 0xff, 0x22]));
    expect((await loadRegistry(root)).findings).toMatchObject([
      { file: "a/topic.yaml", message: "must be YAML: an alias stands within what it refers to" },
      { file: "a/v1.schema.json", message: "must be readable: it is not UTF-8" },
    ]);
  });

  test("throws a usage error for a missing folder", async () => {
    await expect(loadRegistry(join(root, "nowhere"))).rejects.toThrow(UsageError);
  });
});

test("a registry without topics says which of its files could not be read", async () => {
  await symlink("nowhere", join(root, "orders"));
  await expect(openTopics(root)).rejects.toThrow(
    'has no topics: "orders" must be readable: it links to nothing; put the folder itself there, or remove the link',
  );
});
