import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ByteWindow } from "./byte-window.ts";
import { DelimitedFramer } from "./delimited-framer.ts";
import { DocumentFramer } from "./document-framer.ts";
import type { Fault, Frame, Framer } from "./frame.ts";
import { LineFramer } from "./line-framer.ts";
import { MsgpackFramer } from "./msgpack-framer.ts";
import { readFrames } from "./read-frames.ts";

const limits = { maxFrameBytes: 1000 };

/** Feeds the input in chunks of the given size and describes what comes out: text of frames, rules of faults. */
async function cut(framer: Framer, input: string | Uint8Array, chunk = 1 << 20) {
  const bytes = typeof input === "string" ? Buffer.from(input) : input;
  let from = 0;
  const window = new ByteWindow(async (into) => {
    const part = bytes.subarray(from, from + Math.min(chunk, into.length));
    into.set(part);
    from += part.length;
    return part.length;
  });
  const items: (Frame | Fault)[] = [];
  const shown: string[] = [];
  const result = await readFrames(window, framer, {
    take: (item) => {
      items.push(item);
      shown.push(item.kind === "frame" ? Buffer.from(item.bytes).toString("latin1") : `!${item.rule}`);
      return true;
    },
  });
  return { shown, items, ...result };
}

describe("LineFramer", () => {
  test("skips blank lines and numbers lines and messages", async () => {
    const { shown, items } = await cut(new LineFramer(limits), '{"a":1}\r\n\n  \t\r\n{"b":2}');
    expect(shown).toEqual(['{"a":1}\r', '{"b":2}']);
    expect(items.map(({ number, line, offset }) => [number, line, offset])).toEqual([
      [1, 1, 0],
      [2, 4, 15],
    ]);
  });

  test.each([1, 7, 100_000])("passes over a line beyond the limit, %i bytes at a time", async (chunk) => {
    const { shown, items } = await cut(new LineFramer(limits), `1\n${"x".repeat(5000)}\n2\n`, chunk);
    expect(shown).toEqual(["1", "!max.message.bytes", "2"]);
    expect(items[2]).toMatchObject({ number: 3, line: 3, offset: 5003 });
  });

  test("says that an input is empty", async () => {
    expect((await cut(new LineFramer(limits), "")).shown).toEqual(["!empty"]);
    expect((await cut(new LineFramer(limits), "\n\n")).shown).toEqual(["!empty"]);
  });
});

describe("DocumentFramer", () => {
  test("finds documents however they are laid out", async () => {
    const documents = ['{\n  "a": "}{[\\"\\\\"\n}', "[1,\n{}]", '"x\\"y"', "12", "{}", "{}", "null"];
    const input = `${documents.slice(0, 5).join("\n")}${documents.slice(5).join("")}\n`;
    expect((await cut(new DocumentFramer(limits), input)).shown).toEqual(documents);
  });

  test("goes on behind a document that was cut off", async () => {
    const input = '{"a": {"b": 1\n{"c": 2}\n{"d": "x\n{"e": 3}\n';
    expect((await cut(new DocumentFramer(limits), input)).shown).toEqual([
      '{"a": {"b": 1\n',
      '{"c": 2}',
      '{"d": "x\n',
      '{"e": 3}',
    ]);
  });

  test("does not mistake the elements of an array for documents", async () => {
    const input = '[\n{"a":1},\n{"b":2}\n]';
    expect((await cut(new DocumentFramer(limits), input)).shown).toEqual([input]);
  });

  test.each([1, 7, 100_000])("passes over a document beyond the limit, %i bytes at a time", async (chunk) => {
    const { shown, items } = await cut(
      new DocumentFramer(limits),
      `{}\n[${"1,\n".repeat(2000)}1]\n{"a":1}`,
      chunk,
    );
    expect(shown).toEqual(["{}", "!max.message.bytes", '{"a":1}']);
    expect(items[2]).toMatchObject({ number: 3, line: 2003 });
  });

  test("keeps a byte order mark with its document", async () => {
    expect((await cut(new DocumentFramer(limits), "\u{feff}{}{}", 1)).shown).toEqual([
      "\u00ef\u00bb\u00bf{}",
      "{}",
    ]);
  });
});

describe("MsgpackFramer", () => {
  const one = [0x82, 0xa1, 0x61, 0xc4, 0x02, 0xff, 0xff, 0xa1, 0x62, 0x93, 0x01, 0xcd, 0x01, 0x00, 0xc0];
  const two = [0xdd, 0, 0, 0, 1, 0xc7, 0x01, 0x05, 0x00];

  test.each([1, 3, 1000])("finds values, %i bytes at a time", async (chunk) => {
    const { items } = await cut(new MsgpackFramer(limits), Buffer.from([...one, ...two, ...one]), chunk);
    expect(items.map((item) => item.kind === "frame" && item.bytes.length)).toEqual([15, 9, 15]);
  });

  test("stops at a length of 4 GB and says how much is left", async () => {
    const hostile = Buffer.from([...one, 0xc6, 0xff, 0xff, 0xff, 0xff, 1, 2, 3]);
    const { shown, unread } = await cut(new MsgpackFramer(limits), hostile);
    expect(shown[1]).toBe("!length");
    expect(unread).toBe(8);
  });

  test("stops at an array of 4 billion and at the reserved byte", async () => {
    expect((await cut(new MsgpackFramer(limits), Buffer.from([0xdd, 255, 255, 255, 255]))).shown).toEqual([
      "!length",
    ]);
    expect((await cut(new MsgpackFramer(limits), Buffer.from([0xc1, 0x80]))).shown).toEqual([
      "!reserved-byte",
    ]);
  });

  test("gives what is there of a value that was cut off", async () => {
    const { items, unread } = await cut(new MsgpackFramer(limits), Buffer.from([...one, ...one.slice(0, 9)]));
    expect(items[1]).toMatchObject({ number: 2, offset: 15, incomplete: true });
    expect(unread).toBe(9);
  });
});

describe("DelimitedFramer", () => {
  test.each([1, 3, 1000])("finds messages, %i bytes at a time", async (chunk) => {
    const long = Buffer.alloc(300, 0x61);
    const input = Buffer.concat([Buffer.from([0x00, 0x02, 1, 2, 0xac, 0x02]), long]);
    const { shown } = await cut(new DelimitedFramer(limits), input, chunk);
    expect(shown.map((text) => text.length)).toEqual([0, 2, 300]);
  });

  test("passes over a message that is too long and goes on", async () => {
    const input = Buffer.concat([Buffer.from([0x88, 0x27]), Buffer.alloc(5000), Buffer.from([0x01, 0x41])]);
    expect((await cut(new DelimitedFramer(limits), input)).shown).toEqual(["!length", "A"]);
  });

  test("refuses a length of 4 GB, a cut-off message and a varint that does not end", async () => {
    const huge = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2]);
    expect((await cut(new DelimitedFramer(limits), huge)).shown).toEqual(["!length"]);
    expect((await cut(new DelimitedFramer(limits), Buffer.from([0x05, 1]))).shown).toEqual(["!truncated"]);
    const endless = await cut(new DelimitedFramer(limits), Buffer.alloc(50, 0xff));
    expect([endless.shown, endless.unread]).toEqual([["!length"], 50]);
  });
});

test("frames do not depend on how the input arrives", async () => {
  const piece = fc.oneof(
    fc.constantFrom("{", "}", "[", "]", '"', "\\", "\n", " ", ",", ":", "1", "a", "\u{feff}", "\r"),
    fc.json(),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 30 }),
      fc.integer({ min: 1, max: 9 }),
      async (pieces, chunk) => {
        const input = pieces.join("");
        for (const make of [
          () => new DocumentFramer({ maxFrameBytes: 40 }),
          () => new LineFramer({ maxFrameBytes: 40 }),
        ]) {
          const whole = await cut(make(), input);
          const parts = await cut(make(), input, chunk);
          expect(parts.shown).toEqual(whole.shown);
          expect(parts.items.map((item) => [item.offset, item.line])).toEqual(
            whole.items.map((item) => [item.offset, item.line]),
          );
        }
      },
    ),
    // Every cut makes a window of 2 MB.
    { numRuns: 40 },
  );
});

test("the event loop has its turn among many messages of one read", async () => {
  let isAborted = false;
  let taken = 0;
  setImmediate(() => {
    isAborted = true;
  });
  const window = ByteWindow.over(Buffer.alloc(100_000), true);
  await readFrames(window, new MsgpackFramer(limits), { take: () => ++taken > 0 && !isAborted });
  expect(taken).toBeLessThan(50_000);
});
