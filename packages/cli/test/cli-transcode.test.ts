import { describe, expect, test } from "vitest";
import { folder, SMALL_PROTO, SMALL_REGISTRY, waybill } from "./cli-harness.ts";

const blob = Buffer.from([
  0x82,
  0xa4,
  ...Buffer.from("body"),
  0xc4,
  2,
  0,
  255,
  0xa4,
  ...Buffer.from("size"),
  2,
]);
/** label "a", x 5 */
const point = Buffer.from([0x0a, 1, 0x61, 0x10, 5]);

/** Decodes, encodes the result, and gives both. */
async function roundTrip(
  topic: string,
  input: Uint8Array,
  options: { decode?: string[]; encode?: string[] } = {},
) {
  // Only the Protobuf topic needs its descriptors, which take time to build.
  const cwd = await folder({ ...SMALL_REGISTRY, ...(topic === "points" ? SMALL_PROTO : {}) });
  const decoded = await waybill(["decode", topic, ...(options.decode ?? [])], { cwd, input });
  expect(decoded).toMatchObject({ code: 0, stderr: "" });
  const encoded = await waybill(["encode", topic, ...(options.encode ?? [])], { cwd, input: decoded.stdout });
  expect(encoded).toMatchObject({ code: 0, stderr: "" });
  return { text: decoded.stdout, bytes: encoded.bytes };
}

describe("decode, then encode, gives the same bytes", () => {
  test("for one message, laid out over lines", async () => {
    const { text, bytes } = await roundTrip("blobs", blob);
    expect(text).toBe('{\n  "body": {\n    "$base64": "AP8="\n  },\n  "size": 2\n}\n');
    expect(bytes).toEqual(blob);
    expect((await roundTrip("notes", Buffer.from('{"id":1,"text":"é"}'))).bytes.toString()).toBe(
      '{"id":1,"text":"é"}',
    );
    expect((await roundTrip("points", point)).bytes).toEqual(point);
  });

  test("for several, one a line", async () => {
    const { text, bytes } = await roundTrip("blobs", Buffer.concat([blob, blob]));
    expect(text).toBe('{"body":{"$base64":"AP8="},"size":2}\n'.repeat(2));
    expect(bytes).toEqual(Buffer.concat([blob, blob]));
    const lines = Buffer.from('{"id":1}\n{"id":2}\n');
    expect((await roundTrip("notes", lines)).bytes).toEqual(lines);
    const stream = Buffer.concat([Buffer.from([5]), point, Buffer.from([5]), point]);
    const delimited = await roundTrip("points", stream, { decode: ["--input", "delimited"] });
    expect(delimited.text).toBe('{"label":"a","x":5}\n'.repeat(2));
    expect(delimited.bytes).toEqual(stream);
  });

  test("for one message of a stream with lengths", async () => {
    const stream = Buffer.concat([Buffer.from([5]), point]);
    const both = { decode: ["--input", "delimited"], encode: ["--output", "delimited"] };
    expect((await roundTrip("points", stream, both)).bytes).toEqual(stream);
  });
});

test("decode leaves out what is refused, says where it stands, and prints it with --raw", async () => {
  const cwd = await folder({ ...SMALL_REGISTRY, "in.ndjson": '{"id":1}\n{"id":2000}\n{"id"\n{"id":3}\n' });
  const run = await waybill(["decode", "notes", "in.ndjson"], { cwd });
  expect(run.code).toBe(1);
  expect(run.stdout).toBe('{"id":1}\n{"id":3}\n');
  expect(run.stderr).toMatch(/^in\.ndjson:2: message 2, byte 9: \/id must be <= 1000.* \[maximum\]\n/);
  expect(run.stderr).toMatch(/^in\.ndjson:3: message 3, byte \d+: .*\[(?:truncated|syntax)\]$/m);
  const raw = await waybill(["decode", "notes", "in.ndjson", "--raw"], { cwd });
  expect(raw.stdout).toBe('{"id":1}\n{"id":2000}\n{"id":3}\n');
});

test("encode refuses what the topic does, and bytes that cannot be", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  const refused = await waybill(["encode", "blobs"], {
    cwd,
    input: '{"body":"x"}\n{"body":{"$base64":"*"}}\n',
  });
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toMatch(/stdin:1: message 1, byte 0: \/body .*\[contentEncoding\]\n/);
  expect(refused.stderr).toMatch(/stdin:2: message 2, byte \d+: .*base64.*\[readable\]\n/);
  const large = await waybill(["encode", "notes"], {
    cwd,
    input: JSON.stringify({ id: 1, text: "x".repeat(1e6) }),
  });
  expect(large.stderr).toMatch(/\[max\.message\.bytes\]/);
  const raw = await waybill(["encode", "blobs", "--raw"], { cwd, input: '{"body":"x"}' });
  expect(raw.bytes).toEqual(Buffer.from([0x81, 0xa4, ...Buffer.from("body"), 0xa1, 0x78]));
});

test("integers of 64 bits stay exact", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  const input = Buffer.from([
    0x81,
    0xa4,
    ...Buffer.from("size"),
    0xcf,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
  ]);
  const run = await waybill(["decode", "blobs", "--raw", "--compact"], { cwd, input });
  expect(run.stdout).toBe('{"size":18446744073709551615}\n');
});
