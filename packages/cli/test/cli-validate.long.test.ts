import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { folder, SMALL_REGISTRY, start, waybill, waybillProcess } from "./cli-harness.ts";

const validate = async (args: readonly string[], input?: string | Uint8Array) => {
  const cwd = await folder(SMALL_REGISTRY);
  return waybill(["validate", ...args], { cwd, ...(input !== undefined && { input }) });
};

interface Report {
  readonly messages: number;
  readonly accepted: number;
  readonly refused: number;
  readonly unread: number;
  readonly rules: readonly { readonly rule: string; readonly messages: number }[];
  readonly findings: readonly { readonly rule: string; readonly line?: number }[];
}

/** What `--json` says, for a stream of the topic. */
const report = async (args: readonly string[], input: string | Uint8Array) => {
  const { code, stdout, stderr } = await validate([...args, "--json"], input);
  expect(stderr).toBe("");
  return { code, ...(JSON.parse(stdout) as Report) };
};

const bytes = (...parts: (string | number[] | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

describe("JSON", () => {
  test("counts by rule, shows the first offenders with their places, and prints no values", async () => {
    const input = '{"id":1}\n{"id":2000,"text":"secret"}\n\n{"text":"secret"}\n{"id":3}\n{"id":4000}\n';
    const { code, stdout, stderr } = await validate(["notes"], input);
    expect(code).toBe(1);
    expect(stderr).toBe("");
    expect(stdout).toContain("maximum  2 messages\n");
    expect(stdout).toMatch(/ {2}stdin:2: message 2, byte 9\n {4}\/id must be <= 1000/);
    expect(stdout).toMatch(/ {2}stdin:4: message 3, byte 38\n/);
    expect(stdout).toMatch(/\nnotes v1: 5 messages \(.*\), 2 accepted, 3 refused\n$/);
    expect(stdout).not.toContain("secret");
  });

  test("takes one document, several and one a line, from files and standard input", async () => {
    const cwd = await folder({
      ...SMALL_REGISTRY,
      "one.json": '{\n  "id": 1\n}\n',
      "several.json": '{\n  "id": 1\n}\n{\n  "id": 2\n} {"id":3}',
      "lines.ndjson": '{"id":1}\r\n{"id":2}\r\n\r\n{"id":3}\r\n',
    });
    const run = await waybill(
      ["validate", "notes@v1", "one.json", "several.json", "-", "lines.ndjson", "--json"],
      {
        cwd,
        input: '{"id":1}',
      },
    );
    expect(JSON.parse(run.stdout)).toMatchObject({ messages: 8, accepted: 8, refused: 0 });
    expect(run.code).toBe(0);
  });

  test("loses no message to the damaged ones beside it", async () => {
    const input = bytes(
      '\u{feff}{"id":1}\n', // byte order mark
      '{"id":1}\n',
      ['{"id":1,"text":"', [0xff, 0xfe]].flatMap((part) => [...Buffer.from(part as string)]), // no UTF-8
      '"}\n{"id":2}\n',
      `${"[".repeat(100_000)}\n`, // depth
      '{"id":1,"id":2}\n{"__proto__":{},"id":1}\n{"id":NaN}\n',
      '{"id":3}\n{"id":4,"te', // cut off
    );
    const { code, messages, accepted, findings } = await report(["notes"], input);
    expect({ code, messages, accepted }).toEqual({ code: 1, messages: 10, accepted: 3 });
    expect(findings.map(({ rule, line }) => [line, rule])).toEqual([
      [1, "byte-order-mark"],
      [3, "utf-8"],
      [5, "depth"],
      [6, "duplicate-key"],
      [7, "proto-key"],
      [8, "syntax"],
      [10, "truncated"],
    ]);
  });

  test("says that an input is empty, or in a form that needs unpacking", async () => {
    expect(await report(["notes"], "")).toMatchObject({ code: 1, refused: 1, rules: [{ rule: "empty" }] });
    expect(await report(["notes"], "\n \n")).toMatchObject({ code: 1, rules: [{ rule: "empty" }] });
    expect(await report(["notes"], Buffer.from([0x1f, 0x8b, 8, 0, 0]))).toMatchObject({
      code: 1,
      unread: 5,
      rules: [{ rule: "encoding", messages: 1 }],
    });
  });

  test("keeps control characters of keys out of the terminal", async () => {
    const { stdout } = await validate(["notes"], '{"id":1,"\\u001b[31m":1,"\\u001b[31m":2}\n');
    expect(stdout).toContain("duplicate-key");
    expect(stdout).not.toContain("\u001b");
  });

  test("keeps only as many offenders as it is told to, and one of each rule", async () => {
    const input = `${'{"id":2000}\n'.repeat(50)}{}\n`;
    const { findings, refused } = await report(["notes", "--max-findings", "3"], input);
    expect(refused).toBe(51);
    expect(findings.map(({ rule }) => rule)).toEqual(["maximum", "maximum", "maximum", "required"]);
  });

  test("prints findings for other tools", async () => {
    const { stdout, code } = await validate(["notes", "--format", "github"], '{"id":2000}\n');
    expect(stdout).toMatch(/^::error file=stdin,line=1/);
    expect(code).toBe(1);
  });
});

describe("MessagePack", () => {
  const good = [0x81, 0xa4, 0x62, 0x6f, 0x64, 0x79, 0xc4, 0x01, 0xff];
  const bad = [0x81, 0xa4, 0x62, 0x6f, 0x64, 0x79, 0xa1, 0x61];

  test("takes values back to back and gives offsets", async () => {
    const { messages, accepted, findings } = await report(["blobs"], bytes(good, bad, good));
    expect({ messages, accepted }).toEqual({ messages: 3, accepted: 2 });
    expect(findings).toMatchObject([{ number: 2, offset: 9, path: "/body", rule: "contentEncoding" }]);
  });

  test("stops at a length of 4 GB and says how much it left", async () => {
    const hostile = bytes(good, [0x81, 0xa1, 0x61, 0xc6, 0xff, 0xff, 0xff, 0xff], Buffer.alloc(1000));
    expect(await report(["blobs"], hostile)).toMatchObject({
      code: 1,
      accepted: 1,
      unread: 1008,
      findings: [{ number: 2, offset: 9, rule: "length" }],
    });
  });

  test("survives 10 000 nested arrays and goes on behind an extension type", async () => {
    const nested = bytes(Buffer.alloc(10_000, 0x91), [0xc0], good, [0xd4, 1, 0], good);
    expect(await report(["blobs"], nested)).toMatchObject({
      accepted: 2,
      findings: [{ rule: "depth" }, { rule: "extension-type" }],
    });
  });

  test("reports a value that was cut off", async () => {
    expect(await report(["blobs"], bytes(good, good.slice(0, 4)))).toMatchObject({
      accepted: 1,
      unread: 4,
      findings: [{ number: 2, offset: expect.any(Number) }],
    });
  });

  test("tells JSON from MessagePack and reads its readable form when asked", async () => {
    const readable = '{"body":{"$base64":"AP8="}}\n{"body":{"$text":"x"}}\n{"body":"x"}\n';
    expect(await report(["blobs"], readable)).toMatchObject({
      code: 1,
      rules: [{ rule: "encoding", messages: 1 }],
    });
    expect(await report(["blobs", "--input", "json"], readable)).toMatchObject({
      accepted: 2,
      findings: [{ line: 3, path: "/body", rule: "contentEncoding" }],
    });
  });
});

describe("Protobuf", () => {
  // A string field and a varint field; the registry has no descriptor, so any fields are fine.
  const message = [0x0a, 0x01, 0x61, 0x10, 0x05];

  test("takes one message a file, or a stream with lengths", async () => {
    expect(await report(["points"], bytes(message))).toMatchObject({ code: 0, messages: 1 });
    const stream = bytes([5], message, [2, 0x0a, 0x09], [5], message);
    expect(await report(["points", "--input", "delimited"], stream)).toMatchObject({
      messages: 3,
      accepted: 2,
      findings: [{ number: 2 }],
    });
  });

  test("refuses a length of 4 GB, a cut-off message and no input at all", async () => {
    const huge = bytes([5], message, [0xff, 0xff, 0xff, 0xff, 0x0f], Buffer.alloc(100));
    expect(await report(["points", "--input", "delimited"], huge)).toMatchObject({
      accepted: 1,
      findings: [{ number: 2, offset: 6, rule: "length" }],
    });
    expect(await report(["points", "--input", "delimited"], bytes([9], message))).toMatchObject({
      unread: 6,
      findings: [{ rule: "truncated" }],
    });
    expect(await report(["points"], "")).toMatchObject({ code: 1, rules: [{ rule: "empty" }] });
  });
});

describe("long input", () => {
  /** A stream of messages and, at its end, a line of so many megabytes: more than a message of the topic may have. */
  async function stream(megabytes: number, endless = 0) {
    const lines = Buffer.from(`{"id":1,"text":"${"x".repeat(1000)}"}\n`.repeat(1000));
    function* chunks() {
      for (let sent = 0; sent < megabytes * 1e6; sent += lines.length) yield lines;
      for (let sent = 0; sent < endless * 1e6; sent += 1e6) yield Buffer.alloc(1e6, 0x78);
      yield Buffer.from('\n{"id":2}');
    }
    const cwd = await folder(SMALL_REGISTRY);
    return waybillProcess(["validate", "notes", "--json"], { cwd, input: Readable.from(chunks()) });
  }

  /** What a short input takes. */
  let small: number | undefined;

  test("takes memory that does not grow with it", async () => {
    small ??= (await stream(1)).memory;
    const { memory, stdout, code } = await stream(40);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ refused: 0 });
    expect(small).toBeGreaterThan(0);
    expect(memory - small).toBeLessThan(34e6);
  }, 60_000);

  test("passes over a line that does not end", async () => {
    small ??= (await stream(1)).memory;
    const { memory, stdout, code } = await stream(1, 300);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      refused: 1,
      rules: [{ rule: "max.message.bytes", messages: 1 }],
    });
    // A collector that is late leaves some chunks; a line that is kept has all of them.
    expect(memory - small).toBeLessThan(150e6);
  }, 60_000);
});

test("a reader that closes early ends the command without a word", async () => {
  const cwd = await folder({ ...SMALL_REGISTRY, "many.ndjson": '{"id":1}\n'.repeat(30_000) });
  const child = start(["decode", "notes", "many.ndjson"], { cwd });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("an interrupt prints what was counted so far", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  const child = start(["validate", "notes"], { cwd });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  // More than a pipe holds, so that the write is only done when the command is reading.
  await new Promise((resolve) => child.stdin.write('{"id":1}\n{"id":2000}\n'.repeat(10_000), resolve));
  child.kill("SIGINT");
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(130);
  expect(stdout).toMatch(/notes v1: [\d,]+ messages \(.*\), [\d,]+ accepted, [\d,]+ refused\n$/);
});
