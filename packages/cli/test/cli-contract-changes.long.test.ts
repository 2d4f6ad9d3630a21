import { expect, test } from "vitest";
import { compare, type Files, id, notes, rulesOf, schemaOf, topicYaml } from "./support/compat.ts";

const withKafka = (settings: string, more = "") =>
  notes(id(9), topicYaml("backward", `kafka: { ${settings} }\n${more}`));

test.each([
  ["retention.bytes: -1", "retention.bytes: 5", "retention-lowered"],
  ["retention.ms: 604800000", "retention.ms: 86400000", "retention-lowered"],
  ["", "retention.ms: 86400000", "retention-lowered"],
  ["cleanup.policy: compact", "cleanup.policy: compact, delete.retention.ms: 5", "retention-lowered"],
  ["max.message.bytes: 2000000", "", "message-size-lowered"],
  ["", "message.timestamp.before.max.ms: 1000", "timestamps-narrowed"],
  ["min.insync.replicas: 2", "", "durability-lowered"],
  ["unclean.leader.election.enable: false", "unclean.leader.election.enable: true", "durability-lowered"],
  ["", "cleanup.policy: compact", "cleanup-added"],
  ["cleanup.policy: compact", 'cleanup.policy: "compact,delete"', "cleanup-added"],
])("kafka { %s } → { %s } is %s", async (before, after, rule) => {
  expect(await rulesOf(withKafka(before), withKafka(after))).toMatchObject({ code: 1, rules: [rule] });
  // What is taken back loses nothing.
  if (rule !== "cleanup-added")
    expect(await rulesOf(withKafka(after), withKafka(before))).toMatchObject({ code: 0, rules: [] });
});

test("a policy that deletes less is no finding", async () => {
  const both = withKafka('cleanup.policy: "compact,delete"');
  expect(await rulesOf(both, withKafka("cleanup.policy: delete"))).toMatchObject({ code: 0, rules: [] });
});

test("keys, partitions and dead letters are kept", async () => {
  const of = (more: string) => withKafka("", more);
  const letters = "dead_letters: [{ topic: notes-dlq, kafka: {} }]\n";
  expect(await rulesOf(of("key: id of the note\n"), of("key: name of the note\n"))).toMatchObject({
    code: 1,
    rules: ["key-changed"],
  });
  expect(await rulesOf(of("key: id of the note\n"), of(""))).toMatchObject({ rules: ["key-changed"] });
  expect(await rulesOf(of(""), of("key: id of the note\n"))).toMatchObject({ code: 0, rules: [] });
  expect(await rulesOf(of("partitions: 8\n"), of("partitions: 4\n"))).toMatchObject({
    code: 1,
    rules: ["partitions-lowered"],
  });
  expect(await rulesOf(of("partitions: 4\n"), of("partitions: 8\n"))).toMatchObject({ code: 0, rules: [] });
  expect(await rulesOf(of("partitions: 4\nkey: id\n"), of("partitions: 8\nkey: id\n"))).toMatchObject({
    code: 0,
    rules: ["partitions-raised"],
  });
  const removed = await rulesOf(of(letters), of(""));
  expect(removed).toMatchObject({ code: 1, rules: ["dead-letter-removed"] });
  expect(removed.report.findings[0].message).toContain('dead letter "notes-dlq" of "notes"');
});

test("a shared schema that changes under a topic is named", async () => {
  const of = (maximum: number, more: object = {}): Files => ({
    ...notes(schemaOf({ list: { $ref: "../_shared/list.v1.schema.json" } }, more)),
    "schemas/_shared/list.v1.schema.json": { type: "array", items: { $ref: "part.v1.schema.json" } },
    "schemas/_shared/part.v1.schema.json": { type: "integer", maximum },
  });
  const { report } = await rulesOf(of(9), of(5));
  expect(report.topics[0].through).toEqual(["_shared/part.v1.schema.json"]);
  expect(report.findings[0].message).toMatch(
    /^"notes" v1 through "_shared\/part\.v1\.schema\.json", backward:/,
  );
  expect((await compare(of(9), of(5))).stdout).toContain("changed under it: _shared/part.v1.schema.json");
  const both = await rulesOf(of(9), of(5, { description: "Its own." }));
  expect(both.report.topics[0].through).toBeUndefined();
});
