import { expect, test } from "vitest";
import { type Files, id, notes, rulesOf, schemaOf, topicYaml } from "./support/compat.ts";

async function printsOf(old: Files, current: Files): Promise<string[]> {
  const { report } = await rulesOf(old, current, "--mode", "full");
  return report.findings.map(
    ({ rule, fingerprint }: { rule: string; fingerprint: string }) => `${rule} ${fingerprint}`,
  );
}

test("fingerprints stay when lines move and words change, and not when the keyword has another value", async () => {
  const fixture = { "schemas/notes/v1/a.pass.json": { id: 8 } };
  const before = notes(id(9), topicYaml(), fixture);
  const prints = await printsOf(before, notes(id(5)));
  expect(prints.map((print) => print.split(" ")[0])).toEqual(["compat-breaking", "released-fixture-refused"]);
  expect(new Set(prints.map((print) => print.split(" ")[1])).size).toBe(2);
  const reworded = {
    "schemas/notes/topic.yaml": `# Moved.\n\n${topicYaml()}`,
    "schemas/notes/v1.schema.json": `\n\n\n${JSON.stringify({ ...id(5), description: "Another." })}`,
  };
  expect(await printsOf(before, reworded)).toEqual(prints);
  const [narrower] = await printsOf(before, notes(id(4)));
  expect(narrower).not.toBe(prints[0]);
});

test("every finding of a comparison has one", async () => {
  const two = notes(id(9), topicYaml("full-transitive"), {
    "schemas/notes/v2.schema.json": id(9),
    "schemas/other/topic.yaml": topicYaml(),
    "schemas/other/v1.schema.json": id(9),
    "schemas/third/topic.yaml": topicYaml(),
    "schemas/third/v1.schema.json": schemaOf({ text: { type: "string", pattern: "^(a+)\\1$" } }),
  });
  const { report, rules } = await rulesOf(two, {
    "schemas/notes/topic.yaml": topicYaml("backward", "kafka: { retention.ms: 1, max.message.bytes: 1 }"),
    "schemas/notes/v1.schema.json": id(5),
    "schemas/third/topic.yaml": topicYaml("backward", "", "msgpack"),
    "schemas/third/v1.schema.json": schemaOf({}),
  });
  expect(rules).toEqual(
    expect.arrayContaining([
      "compat-breaking",
      "compatibility-relaxed",
      "encoding-changed",
      "message-size-lowered",
      "retention-lowered",
      "topic-removed",
      "version-removed",
    ]),
  );
  const prints = report.findings.map(({ fingerprint }: { fingerprint?: string }) => fingerprint);
  for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set(prints).size).toBe(prints.length);
});
