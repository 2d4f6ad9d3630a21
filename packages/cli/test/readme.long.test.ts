import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { folder, waybill } from "./cli-harness.ts";
import { commit, DRAFT, git, id, notes, repository, topicYaml, write } from "./support/compat.ts";
import { release } from "./support/released.ts";

/**
 * What the README shows is what the command prints; days and hashes of commits are those of whoever ran it, and how many topics
 * there are besides is no business of a new topic.
 */
const README = await readFile(new URL("../README.md", import.meta.url), "utf8");
const BLOCKS = [...README.matchAll(/^( *)```\w*\n([\s\S]*?)\n *```$/gm)].map(([, indent = "", text = ""]) =>
  text.replace(new RegExp(`^${indent}`, "gm"), ""),
);

function timeless(text: string): string {
  return text
    .replace(/\d{4}-\d{2}-\d{2}/g, "<day>")
    .replace(/^[0-9a-f]{12} /gm, "<hash> ")
    .replace(/\d+ unchanged$/gm, "<n> unchanged")
    .trimEnd();
}

/** A part of the README by the beginning of its first line. */
function shown(start: string): string {
  const found = BLOCKS.filter((block) => block.startsWith(start));
  if (found.length !== 1) throw new Error(`the README must have one block that starts with "${start}"`);
  return timeless(found[0] as string);
}

async function printed(cwd: string, command: string): Promise<string> {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  const { stdout } = await waybill(words.slice(1), { cwd });
  return timeless(`$ ${command}\n${stdout}`);
}

async function edit(cwd: string, file: string, change: (text: string) => string): Promise<void> {
  await write(cwd, { [file]: change(await readFile(join(cwd, file), "utf8")) });
}

test("an edit of a shared schema", async () => {
  const cwd = await folder({});
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  for (const part of ["schemas", "proto"]) await cp(join(root, part), join(cwd, part), { recursive: true });
  await edit(cwd, "schemas/_shared/outcome.v1.schema.json", (text) =>
    text.replace('"maximum": 255', '"maximum": 127'),
  );
  const [before = "", after = ""] = shown("$ waybill compat\n").split("\n…\n");
  const found = await printed(cwd, "waybill compat");
  expect(found.slice(0, before.length)).toBe(before);
  expect(found.slice(-after.length)).toBe(after);
});

test("two files", async () => {
  const of = (maximum: number) =>
    `${JSON.stringify({ $schema: DRAFT, title: "notes", description: "A note.", type: "object", required: ["id"], properties: { id: { type: "integer", minimum: 0, maximum } } }, undefined, 2)}\n`;
  const cwd = await folder({ "old.json": of(9), "new.json": of(10) });
  const command = "waybill compat old.json new.json --mode full";
  expect(await printed(cwd, command)).toBe(shown(`$ ${command}\n`));
});

test("a history", async () => {
  const { root } = await repository({ "README.md": "Nothing yet." });
  const set = async (maximum: number, message: string) => {
    await write(root, notes(id(maximum)));
    commit(root);
    git(root, "commit", "--quiet", "--amend", `--message=${message}`);
  };
  await set(9, "Add notes");
  await set(10, "Allow ten");
  const command = "waybill compat --history notes";
  expect(await printed(root, command)).toBe(shown(`$ ${command}\n`));
});

test("a break that is accepted", async () => {
  const cwd = await folder(notes(id(9)));
  await release(join(cwd, "schemas"), "1.0.0");
  await write(cwd, notes(id(5)));
  const block = shown("$ waybill accept ");
  const fingerprint = /[0-9a-f]{16}/.exec(block)?.[0];
  const command = `waybill accept ${fingerprint} --reason "Nobody has sent more than five since May." --until 2999-12-31`;
  expect(await printed(cwd, command)).toBe(block);
});

test("a release", async () => {
  const cwd = await folder(notes(id(9)));
  await release(join(cwd, "schemas"), "0.1.0");
  await write(cwd, { "schemas/notes/v2.schema.json": id(1) });
  const command = "waybill release --dry-run";
  expect(await printed(cwd, command)).toBe(shown(`$ ${command}\n`));
});

test.each([
  ["error v1 backward: field shop.v1.Order.total is uint32", "Order", "  uint32 total = 1;"],
  ["warning Note.total of", "Note", " int64 total = 1;"],
])("Protobuf messages: %s", async (start, name, field) => {
  const file = name.toLowerCase();
  const of = (body: string) => ({
    [`schemas/${name === "Note" ? "notes" : "orders"}/topic.yaml`]: topicYaml(
      "backward",
      `messages: { v1: shop.v1.${name} }`,
      "protobuf",
    ),
    "schemas/registry.yaml": "proto: [../proto]\n",
    [`proto/shop/v1/${file}.proto`]: `syntax = "proto3";\npackage shop.v1;\n${body}\n`,
  });
  const line = (text: string) =>
    name === "Note" ? `message Note {${text} }` : `message Order {\n${text}\n}`;
  const cwd = await folder(of(line(field.replace(/uint32|int64/, "int32"))));
  await release(join(cwd, "schemas"), "1.0.0");
  await write(cwd, of(line(field)));
  const found = (await printed(cwd, "waybill compat")).replace(/^ {2}/gm, "");
  expect(found).toContain(shown(start));
});
