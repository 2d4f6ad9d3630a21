import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lintRules } from "./all-rules.ts";
import { allRules, explainRule } from "./catalogue.ts";
import { messageRules } from "./message-rules.ts";
import { otherRules } from "./other-rules.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const ids = new Set(allRules.map(({ id }) => id));

test.each([
  ["lint", lintRules],
  ["others", otherRules],
  ["messages", messageRules],
])("ids of %s are unique and well-formed", (_, rules) => {
  const all = rules.map(({ id }) => id);
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  expect(all.filter((id) => !/^[a-zA-Z0-9]+(?:[-.][a-zA-Z0-9]+)*$/.test(id))).toEqual([]);
});

test("an id of several meanings is listed once, as what lint or a message breaks", () => {
  expect(ids.size).toBe(allRules.length);
  const shared = otherRules.filter(({ id }) =>
    [...lintRules, ...messageRules].some((rule) => rule.id === id),
  );
  expect(shared.length).toBeGreaterThan(0);
  expect(shared.filter((rule) => allRules.includes(rule))).toEqual([]);
});

test("every rule says what it wants, why, and how to mend it", () => {
  const silent = allRules.filter(
    ({ summary, explain }) =>
      summary === "" || /\.$/.test(summary) || explain.why === "" || explain.fix === "",
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test("every rule of lint shows what it refuses and what it accepts", () => {
  const mute = lintRules.filter(({ explain }) => explain.bad === "" || explain.good === "");
  expect(mute.map(({ id }) => id)).toEqual([]);
});

test("every rule of lint has a test beside it", () => {
  const files = readdirSync(join(root, "cli/src/lint/rules"));
  const tests = files.filter((file) => file.endsWith(".test.ts"));
  const text = tests.map((file) => readFileSync(join(root, "cli/src/lint/rules", file), "utf8")).join("\n");
  expect(
    lintRules
      .filter(({ id }) => !text.includes(`RuleCases("${id}"`) && !text.includes(`ruleCases("${id}"`))
      .map(({ id }) => id),
  ).toEqual([]);
});

test("every id that the sources of the command and the runtime raise is in the catalogue", () => {
  const raised = new Map<string, string>();
  for (const folder of ["cli/src", "runtime/src"]) {
    for (const file of sources(join(root, folder))) {
      const text = readFileSync(file, "utf8");
      for (const [, id] of text.matchAll(
        /\b(?:rule: |fail\(|refuse\(|report\(|(?:add|Stop)\(path, )"([a-z][\w.-]*)"/g,
      ))
        raised.set(id ?? "", file);
    }
  }
  expect(raised.size).toBeGreaterThan(20);
  expect([...raised].filter(([id]) => !ids.has(id))).toEqual([]);
});

test("every rule of messages is one that some source raises", () => {
  const files = ["cli/src/stream", "runtime/src"].flatMap((folder) => sources(join(root, folder)));
  const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
  expect(messageRules.map(({ id }) => id).filter((id) => !text.includes(`"${id}"`))).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => join(folder, file));
}

describe("explainRule", () => {
  test("tells why, shows both sides and how to fix it", () => {
    const explained = explainRule("unknown-keyword");
    expect(explained).toMatchObject({ ok: true });
    const text = explained.ok ? explained.text : "";
    expect(text).toMatch(
      /^Schemas use keywords of draft-07.*\n\n.*\n\nRefused:\n\n {4}.*\n\nAccepted:\n\n {4}.*\n\nTo fix it: correct/s,
    );
  });

  test("knows the rules that messages fail by", () => {
    expect(explainRule("maximum")).toMatchObject({ ok: true });
    expect(explainRule("duplicate-key")).toMatchObject({ ok: true });
  });

  test("suggests the nearest id for one that is unknown", () => {
    expect(explainRule("dead-leter-size")).toEqual({ ok: false, hint: 'did you mean "dead-letter-size"?' });
    expect(explainRule("qqqqqqqq")).toEqual({ ok: false });
  });
});
