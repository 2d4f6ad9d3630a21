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

test("check tells a defect once, as lint does", async () => {
  const broken = { ...schema, properties: { id: { $ref: "#/definitions/Gone" } } };
  const cwd = await folder({ ...SMALL_REGISTRY, "schemas/notes/v1.schema.json": broken });
  const { stdout } = await waybill(["check", "--out", "gen"], { cwd });
  expect(stdout.match(/unresolved-ref/g)).toHaveLength(1);
});
