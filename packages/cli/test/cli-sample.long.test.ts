import { expect, test } from "vitest";
import { folder, SMALL_PROTO, SMALL_REGISTRY, waybill } from "./cli-harness.ts";

test.each(["points", "blobs"])(
  "samples of %s are messages, and the same for the same seed",
  async (topic) => {
    const cwd = await folder({ ...SMALL_REGISTRY, ...SMALL_PROTO });
    const sample = ["sample", topic, "--count", "20", "--seed", "3"];
    const readable = await waybill(sample, { cwd });
    expect(readable).toMatchObject({ code: 0, stderr: "" });
    expect(readable.stdout.toString().trim().split("\n")).toHaveLength(20);
    expect((await waybill(sample, { cwd })).stdout).toEqual(readable.stdout);

    const encoded = await waybill([...sample, "--encoding", "topic"], { cwd });
    const form = topic === "points" ? ["--input", "delimited"] : [];
    const validated = await waybill(["validate", topic, ...form], { cwd, input: encoded.bytes });
    expect(validated).toMatchObject({ code: 0 });
    expect(validated.stdout.toString()).toContain("20 accepted, 0 refused");
  },
);

test("invalid samples are refused, each for the rule beside it", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  const { stdout, stderr, code } = await waybill(["sample", "blobs", "--invalid", "--count", "10"], { cwd });
  expect(code).toBe(0);
  expect(stderr.trim().split("\n")).toHaveLength(10);
  const validated = await waybill(["validate", "blobs", "--input", "ndjson"], { cwd, input: stdout });
  expect(validated).toMatchObject({ code: 1 });
  expect(validated.stdout.toString()).toContain("0 accepted, 10 refused");
});

test("an unknown form is refused", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  const { code, stderr } = await waybill(["sample", "blobs", "--encoding", "xml"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("expected readable or topic");
});
