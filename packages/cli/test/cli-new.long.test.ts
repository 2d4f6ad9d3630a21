import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { folder, SMALL_PROTO, SMALL_REGISTRY, waybill } from "./cli-harness.ts";

const FILLED = ["--owner", "@me/team", "--producer", "a", "--consumer", "b", "--description", "What a did."];

async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}

test("makes a first topic, which lacks only what it says", async () => {
  const cwd = await folder({});
  const run = await waybill(["new", "first-topic"], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).toContain("first-topic/topic.yaml: description");
  expect(run.stdout).toContain("first-topic/topic.yaml: owners");
  const { stdout } = await waybill(["check", "--json"], { cwd });
  const rules = (JSON.parse(stdout).findings ?? JSON.parse(stdout)).map(({ rule }: { rule: string }) => rule);
  expect(rules.sort()).toEqual(["schema-description", "topic-description", "topic-owners"]);
});

test("makes no folder of a registry for a sample that is not there", async () => {
  const cwd = await folder({});
  const run = await waybill(["new", "first-topic", "--from", "gone.json"], { cwd });
  expect(run.code).toBe(2);
  expect(existsSync(`${cwd}/schemas`)).toBe(false);
});

test("a topic with everything given passes check", async () => {
  const cwd = await folder({ ...SMALL_REGISTRY, ...SMALL_PROTO });
  for (const args of [
    ["plain"],
    ["packed", "--encoding", "msgpack"],
    ["dots", "--message", "test.v1.Point"],
  ]) {
    const run = await waybill(["new", ...args, ...FILLED], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).not.toMatch(/:\n\n/);
  }
  const check = await waybill(["check"], { cwd });
  expect(check.stdout).toBe("6 topics, 6 fixtures passed, 6 refused, 0 findings\n");
});

test("infers the schema from samples", async () => {
  const cwd = await folder({
    ...SMALL_REGISTRY,
    "samples.ndjson":
      '{"id":1,"n":1,"tags":["a"]}\n{"id":2,"n":1.5,"who":null}\n{"id":9007199254740993,"n":2}\n',
  });
  const run = await waybill(["new", "learned", "--from", "samples.ndjson", ...FILLED], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).toContain("take personal data out");
  expect(await json(`${cwd}/schemas/learned/v1.schema.json`)).toMatchObject({
    title: "learned",
    required: ["id", "n"],
    properties: {
      id: { type: "integer", format: "int64" },
      n: { type: "number" },
      tags: { type: "array", items: { type: "string" } },
      who: { type: "null" },
    },
  });
  expect(await json(`${cwd}/schemas/learned/v1/without-n.fail.json`)).toMatchObject({
    fails: { path: "", rule: "required" },
  });
  const check = await waybill(["check"], { cwd });
  expect(check.stdout).toBe("4 topics, 4 fixtures passed, 4 refused, 0 findings\n");
});

test("finds bytes in MessagePack samples", async () => {
  const sample = Buffer.from([0x82, 0xa1, 0x62, 0xc4, 1, 255, 0xa1, 0x6e, 5]);
  const cwd = await folder({ ...SMALL_REGISTRY, "sample.msgpack": Buffer.concat([sample, sample]) });
  await waybill(["new", "packed", "--from", "sample.msgpack", ...FILLED], { cwd });
  expect(await json(`${cwd}/schemas/packed/v1.schema.json`)).toMatchObject({
    required: ["b", "n"],
    properties: { b: { contentEncoding: "binary" }, n: { type: "integer" } },
  });
  expect(await json(`${cwd}/schemas/packed/v1/sample.pass.json`)).toEqual({ b: { $base64: "/w==" }, n: 5 });
  const { stdout } = await waybill(["check"], { cwd });
  expect(stdout).toBe("4 topics, 4 fixtures passed, 4 refused, 0 findings\n");
});

test("writes nothing for a sample that is no message", async () => {
  const cwd = await folder({ ...SMALL_REGISTRY, "sample.json": '{"id":1}\n{"id":1,"id":2}\n' });
  const run = await waybill(["new", "more", "--from", "sample.json"], { cwd });
  expect(run.code).toBe(2);
  expect(run.stderr).toBe(
    'waybill: sample "sample.json": message 2: /id must not appear twice in its object\n',
  );
  const { stdout } = await waybill(["list"], { cwd });
  expect(stdout).not.toContain("more");
});
