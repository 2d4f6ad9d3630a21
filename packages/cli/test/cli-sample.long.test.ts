import { expect, test } from "vitest";
import { folder, SMALL_PROTO, SMALL_REGISTRY, waybill } from "./cli-harness.ts";

const small = () => folder({ ...SMALL_REGISTRY, ...SMALL_PROTO });

/** Every form of every encoding, and what `validate` is told to read it. */
const forms: readonly [topic: string, encoding: string, input: readonly string[]][] = [
  ["notes", "json", []],
  ["notes", "topic", []],
  ["blobs", "json", ["--input", "ndjson"]],
  ["blobs", "msgpack", []],
  ["blobs", "topic", []],
  ["points", "json", ["--input", "ndjson"]],
  ["points", "delimited", ["--input", "delimited"]],
  ["points", "topic", ["--input", "delimited"]],
];

test.each(forms)("samples of %s as %s go into validate", async (topic, encoding, input) => {
  const cwd = await small();
  const sample = ["sample", topic, "--count", "20", "--seed", "3", "--encoding", encoding];
  const { bytes, stderr, code } = await waybill(sample, { cwd });
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  expect((await waybill(sample, { cwd })).bytes).toEqual(bytes);
  expect((await waybill([...sample.slice(0, 5), "4", ...sample.slice(6)], { cwd })).bytes).not.toEqual(bytes);
  const validated = await waybill(["validate", topic, ...input], { cwd, input: bytes });
  expect(validated).toMatchObject({ code: 0 });
  expect(validated.stdout).toContain("20 accepted, 0 refused");
});

test.each(["notes", "blobs", "points"])(
  "base64 of %s holds the topic's own bytes, one message a line",
  async (topic) => {
    const cwd = await small();
    const { stdout } = await waybill(["sample", topic, "--count", "5", "--encoding", "base64"], { cwd });
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      const input = Buffer.from(line, "base64");
      const form = topic === "points" ? ["--input", "protobuf"] : [];
      const validated = await waybill(["validate", topic, ...form], { cwd, input });
      expect(validated.stdout).toContain("1 accepted, 0 refused");
    }
  },
);

test("a single Protobuf message comes without its length", async () => {
  const cwd = await small();
  const { bytes } = await waybill(["sample", "points", "--encoding", "protobuf", "--seed", "5"], { cwd });
  const validated = await waybill(["validate", "points"], { cwd, input: bytes });
  expect(validated.stdout).toContain("1 accepted, 0 refused");
});

test.each(["json", "topic"])(
  "invalid samples as %s are refused, each for the rule beside it",
  async (encoding) => {
    const cwd = await small();
    const sample = ["sample", "blobs", "--invalid", "--count", "10", "--encoding", encoding];
    const { bytes, stderr, code } = await waybill(sample, { cwd });
    expect(code).toBe(0);
    expect(stderr.trim().split("\n")).toHaveLength(10);
    const input = encoding === "json" ? ["--input", "ndjson"] : [];
    const validated = await waybill(["validate", "blobs", "--json", ...input], { cwd, input: bytes });
    expect(validated).toMatchObject({ code: 1 });
    const { findings } = JSON.parse(validated.stdout) as { findings: { rule: string; path: string }[] };
    const refusals = findings.map(({ path, rule }) => `${path || "(message)"} ${rule}`);
    expect(refusals).toEqual(stderr.trim().split("\n"));
  },
);

test.each([
  ["notes", ["--encoding", "xml"], 'unknown form "xml" for --encoding; expected json, topic, base64'],
  ["points", ["--encoding", "delimted"], 'unknown form "delimted" for --encoding; did you mean "delimited"?'],
  ["blobs", ["--encoding", "protobuf"], "--encoding protobuf does not fit a msgpack topic"],
  ["points", ["--encoding", "protobuf", "--count", "2"], "use delimited for 2"],
])("what does not fit %s is refused: %j", async (topic, options, words) => {
  const { code, stderr } = await waybill(["sample", topic, ...options], { cwd: await small() });
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});

test("invalid messages that no encoding can write are refused, and not looked for without end", async () => {
  const cwd = await folder(SMALL_REGISTRY); // where the descriptor of points is not
  const { code, stderr } = await waybill(["sample", "points", "--invalid", "--encoding", "topic"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('no invalid message of "points" has a form in its encoding');
});

test.each([
  ["a schema that accepts nothing has no samples", "false", [], "could be made"],
  ["a schema that accepts everything has no invalid ones", "true", ["--invalid"], "nothing to break"],
])("%s", async (_, schema, options, words) => {
  const cwd = await folder({ ...SMALL_REGISTRY, "schemas/notes/v1.schema.json": schema });
  const { code, stderr, stdout } = await waybill(["sample", "notes", ...options], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(words);
});
