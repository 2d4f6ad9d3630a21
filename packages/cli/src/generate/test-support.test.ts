import { expect, test } from "vitest";
import { registryOf } from "../../test/support/registry-of.ts";
import type { FixtureFile, Registry, TopicVersion } from "../registry/model.ts";
import { layoutFor } from "./layout.ts";
import { fixturesScript, testSupportScript, testSupportTypes } from "./test-support.ts";

const { registry, version } = registryOf({ "t/v1.schema.json": { type: "object", required: ["a"] } });

function fixture(name: string, verdict: "pass" | "fail", text: string | Uint8Array): FixtureFile {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return { file: `t/v1/${name}.${verdict}.json`, name, verdict, extension: "json", bytes };
}

async function load<T>(code: string | undefined): Promise<T> {
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code ?? "")}`) as Promise<T>;
}

function scriptOf(registry: Registry, version: TopicVersion, ...fixtures: FixtureFile[]) {
  return fixturesScript(registry, { ...version, fixtures });
}

test("fixtures are the bytes that a consumer would receive", async () => {
  const script = scriptOf(
    registry,
    version,
    fixture("plain", "pass", '{ "a": 9007199254740993, "a*/`{b}": "\u2028" }'),
    fixture("missing", "fail", '{"fails":{"path":"","rule":"required"},"message":{"b":1}}'),
    fixture("not-text", "fail", '{"fails":{"path":"","rule":"utf-8"},"base64":"/w=="}'),
    fixture("marked", "pass", new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])),
  );
  const { fixtures } = await load<{ fixtures: unknown }>(script);
  expect(fixtures).toEqual([
    { name: "plain", verdict: "pass", text: '{ "a": 9007199254740993, "a*/`{b}": "\u2028" }' },
    { name: "missing", verdict: "fail", fails: { path: "", rule: "required" }, text: '{"b":1}' },
    { name: "not-text", verdict: "fail", fails: { path: "", rule: "utf-8" }, base64: "/w==" },
    { name: "marked", verdict: "pass", base64: "77u/e30=" },
  ]);
});

test("a file that stands for no message is left out", () => {
  expect(scriptOf(registry, version, fixture("broken", "fail", "{}"))).toBeUndefined();
  expect(scriptOf(registry, version)).toBeUndefined();
});

test("nothing is loaded before it is asked for", async () => {
  const layout = layoutFor({ runtime: "@waybill/runtime" });
  const parts = { version, maxMessageBytes: 1, hasSchema: true, checks: [], types: [] };
  const all = [
    { ...parts, hasFixtures: true },
    { ...parts, version: { ...version, version: 2 } },
  ];
  const script = testSupportScript(all, layout);
  const { fixtures, messages } = await load<Record<string, object>>(script);
  expect(fixtures).toEqual({ t: { 1: expect.any(Function) } });
  expect(messages).toEqual({});
  expect(script).toContain('import("./t/v1.fixtures.js")');
  expect(testSupportTypes(all, layout)).toContain("readonly 1: () => Promise<readonly EncodedFixture[]>;");
});
