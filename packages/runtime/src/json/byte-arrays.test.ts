import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { CodecError } from "../codec-error.ts";
import { byteArrayCodec } from "./byte-arrays.ts";
import { type BytePlaces, placesIn } from "./byte-places.ts";
import { bytesOf } from "./parse-bytes.ts";
import { readJson } from "./read.ts";
import { writeJson } from "./write.ts";

const encoder = new TextEncoder();
const places: BytePlaces = {
  members: {
    payload: { self: true, members: { b: { self: true } } },
    list: { others: { self: true } },
    map: { members: { named: {} }, others: { members: { 'a".*': { self: true } } } },
  },
};
const codec = byteArrayCodec(places);
const read = (text: string) => codec.read(encoder.encode(text));

/** The same without a shortcut: all of JSON first, bytes afterwards. */
function readTwice(bytes: Uint8Array): unknown {
  return withBytes(readJson(bytes), places);
}

function withBytes(value: unknown, places: BytePlaces | undefined): unknown {
  const bytes = places?.self && bytesOf(value);
  if (bytes || typeof value !== "object" || value === null) return bytes ?? value;
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    withBytes(member, placesIn(places, key)),
  ]);
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** As many items as it takes for the array to be most of its message, which is when there is a shortcut. */
const many = Array.from({ length: 40 }, (_, i) => (i * 37) % 256).join();
const bytes = Uint8Array.from(many.split(","), Number);

function outcomeOf(run: () => unknown): unknown {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof CodecError) return error.issue;
    throw error;
  }
}

function expectSame(bytes: Uint8Array): void {
  expect(outcomeOf(() => codec.read(bytes))).toEqual(outcomeOf(() => readTwice(bytes)));
}

describe("arrays of byte values", () => {
  test.each([
    ['{"payload":[]}', { payload: Uint8Array.of() }],
    ['{"payload":[0,9,10,99,100,255]}', { payload: Uint8Array.of(0, 9, 10, 99, 100, 255) }],
    [`{"payload":[${many}]}`, { payload: bytes }],
    [
      `{"x":[1,[2]], "payload" :\n[ ${many.replaceAll(",", " ,\n\t")} ] ,"y":1}`,
      { x: [1, [2]], payload: bytes, y: 1 },
    ],
    [`{"é😀":"é","payload":[${many}],"ü":"\u2028"}`, { "é😀": "é", payload: bytes, ü: "\u2028" }],
    [`{"payload":{"b":[${many}]}}`, { payload: { b: bytes } }],
    [
      `{"map":{"x":{"a\\".*":[${many}]}},"payload":[1]}`,
      { map: { x: { 'a".*': bytes } }, payload: Uint8Array.of(1) },
    ],
    ['{ "payload" :\n[ \t1 ,\r\n 2\n] , "x": [1] }', { payload: Uint8Array.of(1, 2), x: [1] }],
    ['{"é😀":"é","payload":[1,2]}', { "é😀": "é", payload: Uint8Array.of(1, 2) }],
    ['{"list":[[1],[2,3]]}', { list: [Uint8Array.of(1), Uint8Array.of(2, 3)] }],
    ['{"p\\u0061yload":[1]}', { payload: Uint8Array.of(1) }],
    ['{"payload":{"b":[7]}}', { payload: { b: Uint8Array.of(7) } }],
    ['{"payload":[1.0,2e1]}', { payload: Uint8Array.of(1, 20) }],
    [
      '{"map":{"x":{"a\\".*":[1]},"named":{"a\\".*":[1]}}}',
      { map: { x: { 'a".*': Uint8Array.of(1) }, named: { 'a".*': [1] } } },
    ],
  ])("%s", (text, message) => {
    expect(read(text)).toEqual(message);
  });

  test.each([
    ["at no place", '{"x":{"payload":[1]},"b":[2]}'],
    ["at no place, behind a key of one", `{"x":{"payload":[${many}]}}`],
    ["behind no key", `{"payload":{"b":{"x":[[${many}]]}}}`],
    ["with a value above 255", '{"payload":[1,256]}'],
    ["with a value above 255 at the end", `{"payload":[${many},1,256]}`],
    ["with a value of four digits", '{"payload":[1000]}'],
    ["with a value of four digits at the end", `{"payload":[${many},1000]}`],
    ["with a value below zero", '{"payload":[-1]}'],
    ["with a value below zero at the end", `{"payload":[${many},-1]}`],
    ["with a fraction", '{"payload":[1.5]}'],
    ["with a fraction at the end", `{"payload":[${many},1.5]}`],
    ["with another type in it", '{"payload":[1,"2"]}'],
    ["with another type in it at the end", `{"payload":[${many},1,"2"]}`],
    ["with an array in it", '{"payload":[[1],2]}'],
    ["with an array in it at the end", `{"payload":[${many},[1],2]}`],
  ])("%s stay as they are", (_, text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  test.each([
    ["a leading zero", '{"payload":[1,02]}', "syntax", "/payload/1", 14],
    ["a trailing comma", '{"payload":[1,]}', "syntax", "/payload/1", 14],
    ["no comma", '{"payload":[1 2]}', "syntax", "/payload", 14],
    ["no end", '{"payload":[1,2', "truncated", "/payload", 15],
    ["a vertical tab", '{"payload":[1,\u000b2]}', "syntax", "/payload/1", 14],
    ["a fraction behind it", '{"payload":[1].5}', "syntax", "", 14],
    ["a vertical tab behind it", '{"payload":[1]\u000b}', "syntax", "", 14],
    ["a bracket too many", '{"payload":[1]}}', "trailing-bytes", "", 15],
    ["a digit behind it", '{"payload":[1]5}', "syntax", "", 14],
    ["an error behind it", '{"é":1,"payload":[1,2],"a":}', "syntax", "/a", 28],
    ["a key that comes twice", '{"payload":[1],"payload":[2]}', "duplicate-key", "/payload", 15],
  ])("with %s are refused", (_, text, rule, path, offset) => {
    expect(outcomeOf(() => read(text))).toMatchObject({ rule, path, offset });
    expectSame(encoder.encode(text.replace("[1", `[${many}`)));
  });

  // 2^53 is what stands for an array while the rest is parsed.
  test.each([
    ['{"payload":9007199254740992,"x":{"payload":[1]}}'],
    ['{"payload":9007199254740992,"map":{"x":{"a\\".*":[1]}}}'],
    ['{"map":{"x":{"a\\".*":9007199254740992}},"payload":[1]}'],
    ['{"payload":[9007199254740992],"x":{"payload":[1]}}'],
    ['{"x\\"payload":[1],"payload":9007199254740992}'],
    ['{"x":"\\"payload\\":[1]","payload":[2]}'],
    ['{"payload":["a\\"payload",[1]]}'],
    ['{"x":9007199254740993,"payload":[1]}'],
    ['{"payload":[9007199254740992],"map":{"x":{"a\\".*":[1]}}}'],
    ['{"map":{"x":{"a\\".*":[1]}},"payload":[9007199254740992]}'],
    ['{"payload":[1],"payload":[9007199254740992]}'],
  ])("are not confused with large numbers or other keys: %s", (text) => {
    expectSame(encoder.encode(text));
    expectSame(encoder.encode(text.replaceAll("[1]", `[${many}]`)));
  });

  it("are read as without a shortcut, whatever the text is", () => {
    const byte = fc.oneof(
      fc.nat(255).map(String),
      fc.constantFrom("256", "-0", "01", "1e1", "1.0", '"x"', "[1]"),
    );
    const space = fc.constantFrom("", "", "", " ", "\n  ", "\t");
    const item = fc.tuple(space, byte, space).map((parts) => parts.join(""));
    const short = fc.array(item, { maxLength: 6 });
    const long = fc.array(fc.nat(255).map(String), { minLength: 20, maxLength: 60 });
    const list = fc
      .tuple(
        fc.oneof(
          short,
          long,
          fc.tuple(short, long, short).map((parts) => parts.flat()),
        ),
        space,
      )
      .map(([items, end]) => `[${items.join(",")}${end}]`);
    const key = fc.constantFrom("payload", "payload", "list", "map", "b", 'a\\".*', "é", "named");
    const { value } = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        { weight: 2, arbitrary: list },
        fc.constantFrom("null", "9007199254740992", "9007199254740994", '"payload"', "1e400"),
        fc
          .array(fc.tuple(space, key, space, tie("value")), { maxLength: 3 })
          .map((members) => `{${members.map(([a, k, b, v]) => `${a}"${k}"${b}:${a}${v}`).join(",")}}`),
        fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
      ),
    }));
    const change = fc.record({ at: fc.nat(), byte: fc.constantFrom(...'[]{},:"01 .e-\\'.split("")) });
    fc.assert(
      fc.property(value, fc.option(change), (text, edit) => {
        const bytes = encoder.encode(`{"payload":${text}}`);
        if (edit !== null) bytes[edit.at % bytes.length] = edit.byte.charCodeAt(0);
        expectSame(bytes);
        expectSame(encoder.encode(`{"payload":[1],"list":[${text}]}`));
      }),
      { numRuns: 600 },
    );
  });

  it("are copies of their own size", () => {
    const { payload } = read(`{"payload":[${"1, ".repeat(99)}1]}`) as { payload: Uint8Array };
    expect(payload.length).toBe(100);
    expect(payload.buffer.byteLength).toBe(100);
  });

  it("are what bytes are written as, at these places", () => {
    const message = { payload: Uint8Array.of(1, 200), list: [Uint8Array.of()], x: [1] };
    const bytes = writeJson(message, places);
    expect(new TextDecoder().decode(bytes)).toBe('{"payload":[1,200],"list":[[]],"x":[1]}');
    expect(codec.read(bytes)).toEqual(message);
    expect(() => writeJson({ x: Uint8Array.of(1) }, places)).toThrow("must be a JSON value, got bytes");
  });

  it("may be the whole message, or at no place at all", () => {
    expect(byteArrayCodec({ self: true }).read(encoder.encode("[1, 2]"))).toEqual(Uint8Array.of(1, 2));
    expect(byteArrayCodec({}).read(encoder.encode('{"a":[1]}'))).toEqual({ a: [1] });
  });

  test.each(["[", " :[", '"payload":[', '"payload":[1,', '{"payload":[1],"b":', '"payload"   '])(
    "are looked for in time that grows with the text: %s",
    (piece) => {
      const text = `{"x":[${piece.repeat(40_000)}${"1,".repeat(20 * 40_000)}1]}`;
      const start = performance.now();
      expect(outcomeOf(() => read(text))).toMatchObject({ rule: expect.anything() });
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );

  it("of many keys are read in time that grows with their number", () => {
    const text = `{"map":{${Array.from({ length: 20_000 }, (_, i) => `"${i}":{"a\\".*":[1,2]}`).join()}}}`;
    const start = performance.now();
    expect(Object.keys((read(text) as { map: object }).map)).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
