import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { freeze } from "../src/compat/released/freeze.ts";
import { editedEntries, openReleased, type Released } from "../src/compat/released/open.ts";
import { changesTo, writeFrozen } from "../src/compat/released/write.ts";
import { loadFolder, loadRegistry } from "../src/registry/load.ts";
import type { Registry } from "../src/registry/model.ts";
import { folder } from "./cli-harness.ts";
import { id, notes, schemaOf, topicYaml, write } from "./support/compat.ts";
import { expectSameWhenReleased, release } from "./support/released.ts";

const DATE = "2026-01-02";

const statesOf = ({ history }: Released) =>
  history.map(({ topic, version, release: last, document }) => [topic, version, last, document.value]);

describe("the baseline of this repository", () => {
  let registry: Registry;

  beforeAll(async () => {
    registry = await loadRegistry(resolve(import.meta.dirname, "../../.."));
  }, 60_000);

  test("is a registry that says the same, and the same on every run", () => expectSameWhenReleased(registry));

  test("is as it was frozen, and as it would be frozen while its version is unreleased", async () => {
    const released = (await openReleased(registry.root)) as Released;
    expect(await editedEntries(released)).toEqual([]);
    const { version, date } = released.release;
    const changelog = await readFile(join(registry.root, "../CHANGELOG.md"), "utf8");
    if (!changelog.includes(`## ${version} (unreleased)`)) return;
    const files = await freeze(registry, { version, date, previous: released });
    const changes = await changesTo(released.folder, files);
    expect(changes, 'mend it with "npx -y pnpm@12 waybill release --replace"').toEqual([]);
  });

  test("Protobuf messages are an image, which the frozen registry reads", async () => {
    const files = await freeze(registry, { version: "1.0.0", date: DATE, previous: undefined });
    const root = await folder({ "_released/image.binpb": files.get("image.binpb") as Uint8Array });
    await writeFrozen(join(root, "_released"), files);
    const { messages } = await loadRegistry(join(root, "_released"));
    const names = (types: Registry["messages"]) => [...(types ?? [])].map(({ typeName }) => typeName).sort();
    expect(names(messages)).toEqual(names(registry.messages));
    expect(
      messages?.getMessage("sentry_protos.snuba.v1.TraceItem")?.file.proto.sourceCodeInfo,
    ).toBeUndefined();
  });
});

test("every different schema that was released is kept once", async () => {
  const cwd = await folder(notes(id(9), topicYaml(), { "schemas/notes/v2.schema.json": id(1) }));
  const root = join(cwd, "schemas");
  const set = async (maximum: number) => write(cwd, { "schemas/notes/v1.schema.json": id(maximum) });
  expect(statesOf(await release(root, "1.0.0"))).toEqual([]);
  expect(statesOf(await release(root, "1.0.1"))).toEqual([]);
  await set(5);
  expect(statesOf(await release(root, "1.1.0"))).toEqual([["notes", 1, "1.0.1", id(9)]]);
  await set(4);
  // Nobody has got the 1.1.0 that said 5.
  expect(statesOf(await release(root, "1.1.0"))).toEqual([["notes", 1, "1.0.1", id(9)]]);
  await set(9);
  expect(statesOf(await release(root, "1.2.0"))).toEqual([["notes", 1, "1.1.0", id(4)]]);
  await rm(join(root, "notes/v2.schema.json"));
  expect(statesOf(await release(root, "2.0.0"))).toEqual([
    ["notes", 1, "1.1.0", id(4)],
    ["notes", 2, "1.2.0", id(1)],
  ]);
  await write(cwd, { "schemas/notes/topic.yaml": topicYaml("backward", "", "msgpack") });
  expect(statesOf(await release(root, "3.0.0"))).toEqual([]);
});

test("an edited baseline is found, entry by entry, whatever line breaks it has", async () => {
  const root = join(await folder(notes(schemaOf({}))), "schemas");
  const released = await release(root, "1.0.0");
  const yaml = join(root, "_released/notes/topic.yaml");
  await writeFile(yaml, (await readFile(yaml, "utf8")).replaceAll("\n", "\r\n"));
  expect(await editedEntries(released)).toEqual([]);
  await writeFile(join(root, "_released/notes/v1.schema.json"), "true");
  await writeFile(join(root, "_released/more.json"), "{}");
  await rm(join(root, "_released/registry.yaml"));
  expect((await editedEntries(released)).map(({ file, message }) => [file, message])).toEqual([
    ["_released/more.json", '"more.json" of the frozen release 1.0.0 is new'],
    ["_released/notes", '"notes" of the frozen release 1.0.0 was edited'],
    ["_released/release.json", '"registry.yaml" of the frozen release 1.0.0 is gone'],
  ]);
});

test.each([
  ["{", "it is not JSON"],
  ['{"format": 2}', "its format must be 1, got 2"],
  ['{"format": 1, "version": "1"}', '"version" must be a semantic version'],
  ['{"format": 1, "version": "1.0.0", "date": "today"}', '"date" must be a day'],
])("release.json with %s is refused", async (text, message) => {
  const root = await folder({ "_released/release.json": text });
  await expect(openReleased(root)).rejects.toThrow(message);
});

test("what was released is no part of the registry", async () => {
  const root = join(await folder(notes(id(9))), "schemas");
  expect(await openReleased(root)).toBeUndefined();
  await release(root, "1.0.0");
  const { topics, files } = await loadFolder(root);
  expect(topics.map(({ name }) => name)).toEqual(["notes"]);
  expect(files.filter((file) => file.startsWith("_released"))).toEqual([]);
});
