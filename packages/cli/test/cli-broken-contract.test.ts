import { expect, test } from "vitest";
import { folder, SMALL_REGISTRY, waybill } from "./cli-harness.ts";

const note = { input: '{"id":1}' };
const schema = SMALL_REGISTRY["schemas/notes/v1.schema.json"];

test.each([
  [
    "schemas/notes/v1.schema.json",
    "{ // nothing\n}",
    "v1.schema.json:1: must be JSON: expected a quoted key",
  ],
  ["schemas/notes/topic.yaml", "a: [", "topic.yaml:1: must be YAML: "],
])("no message is accepted by a contract whose %s cannot be read", async (file, text, said) => {
  const cwd = await folder({ ...SMALL_REGISTRY, [file]: text });
  for (const command of ["validate", "decode", "encode"]) {
    const { code, stdout, stderr } = await waybill([command, "notes"], { cwd, ...note });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`topic "notes" cannot be used: notes/${said}`);
  }
});

test("what a schema cannot check is told beside the messages that it lets pass", async () => {
  const broken = { ...schema, properties: { id: { $ref: "#/definitions/Gone" } } };
  const cwd = await folder({ ...SMALL_REGISTRY, "schemas/notes/v1.schema.json": broken });
  const { code, stderr } = await waybill(["validate", "notes"], { cwd, ...note });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^waybill: warning: notes\/v1\.schema\.json:\d+: "\$ref" must lead to a schema: /);
});

test("check runs no fixture against a schema of which a part is missing", async () => {
  const broken = { ...schema, $ref: "../_shared/gone.v1.schema.json", properties: {} };
  const cwd = await folder({ ...SMALL_REGISTRY, "schemas/notes/v1.schema.json": broken });
  const { stdout } = await waybill(["check", "--json"], { cwd });
  const rules = JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule);
  expect(rules).toContain("unresolved-ref");
  expect(rules.filter((rule: string) => /^fixture-(accepted|refused|other-rule)$/.test(rule))).toEqual([]);
});

test.each([["check"], ["lint"], ["generate", "--out", "gen"], ["release"]])(
  "%s refuses a folder without topics, which may be the wrong one",
  async (...args) => {
    const cwd = await folder({ "contracts/README.md": "" });
    const { code, stdout, stderr } = await waybill([...args, "--registry", "contracts"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('contracts" has no topics; pass --registry <folder>');
  },
);

test("a readable fixture of a message without a descriptor says what lacks", async () => {
  const fixture = { "schemas/points/v1/readable.pass.json": { label: "a" } };
  const cwd = await folder({ ...SMALL_REGISTRY, ...fixture });
  const { stdout } = await waybill(["check"], { cwd });
  expect(stdout).toMatch(
    /fixture must be bytes \(Uint8Array\) {2}fixture-unreadable\n +without a descriptor of "test\.v1\.Point" .* to "proto" of registry\.yaml\n/,
  );
});

test("what mends drift has the options that check was given", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  const { stdout } = await waybill(["check", "--registry", "schemas", "--out", "gen", "--json"], { cwd });
  const hints = JSON.parse(stdout).findings.flatMap(({ rule, hint }: { rule: string; hint: string }) =>
    rule === "drift" ? [hint] : [],
  );
  expect(hints).toEqual(['run "waybill generate --registry schemas --out gen"']);
});

test.each(["check", "lint"])("%s fails for errors, and with --strict for warnings", async (command) => {
  const { "schemas/notes/v1/id-too-large.fail.json": _, ...withoutRefusal } = SMALL_REGISTRY;
  const cwd = await folder(withoutRefusal);
  const lenient = await waybill([command], { cwd });
  expect(lenient.code).toBe(0);
  expect(lenient.stdout).toMatch(/refusal-missing[\s\S]*, 1 finding, 0 of them errors\n$/);
  expect((await waybill([command, "--strict"], { cwd })).code).toBe(1);
});

test("check tells a defect once, as lint does", async () => {
  const broken = { ...schema, properties: { id: { $ref: "#/definitions/Gone" } } };
  const cwd = await folder({ ...SMALL_REGISTRY, "schemas/notes/v1.schema.json": broken });
  const { stdout } = await waybill(["check", "--out", "gen"], { cwd });
  expect(stdout.match(/unresolved-ref/g)).toHaveLength(1);
});
