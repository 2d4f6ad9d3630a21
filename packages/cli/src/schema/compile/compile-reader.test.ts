import type { Codec, JsonSchema } from "@waybill/runtime";
import { msgpackCodec } from "@waybill/runtime/msgpack";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileInProcess, compileMsgpack, compileReaderInProcess } from "./compile-validator.ts";

const schema: JsonSchema = {
  $ref: "#/definitions/Root",
  definitions: {
    Root: {
      type: "object",
      properties: {
        type: { const: "the kind" },
        id: { $ref: "#/definitions/Text" },
        size: { type: ["integer", "null"] },
        payload: { contentEncoding: "binary" },
        event: { anyOf: [{ type: "null" }, { contentEncoding: "binary" }] },
        "a-b": { type: "boolean" },
        items: { type: "array", items: { type: "object" } },
        constructor: { type: "string" },
        "": { const: 7 },
        ["__proto__"]: { type: "string" },
        größe: { type: "string" },
        ["a key that is longer than the 31 bytes of a short text"]: true,
      },
    },
    Text: { type: "string" },
  },
};
const names = [
  ...["type", "id", "size", "payload", "event", "a-b", "items", "constructor", "", "größe", "other"],
  "a key that is longer than the 31 bytes of a short text",
];

const { read: readMsgpack, write } = msgpackCodec;
const { read: specialised } = compileReaderInProcess(schema) as Codec;

/** The value with the order of its keys, or the issue. */
function outcome(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): string {
  try {
    return JSON.stringify(read(bytes), (_, value: unknown) => {
      if (value instanceof Uint8Array)
        return { bytes: Buffer.from(value).toString("hex"), at: value.byteOffset };
      if (typeof value === "bigint") return { bigint: String(value) };
      return typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value;
    });
  } catch (error) {
    const { issue } = error as { issue?: unknown };
    if (issue === undefined) throw error;
    return JSON.stringify(issue);
  }
}

const strict = {
  type: "object",
  required: ["type", "size", "constructor"],
  properties: {
    type: { const: "the kind" },
    size: { type: ["integer", "null"], minimum: 0, maximum: 2 ** 32 - 1 },
    constructor: { type: "string", maxLength: 100 },
    payload: { contentEncoding: "binary", minLength: 1 },
    event: { anyOf: [{ type: "null" }, { contentEncoding: "binary", maxLength: 200 }] },
    items: { type: "array", items: { type: "object" } },
    other: false,
  },
} satisfies JsonSchema;
const validating = compileReaderInProcess(strict) as Codec;
const isValid = compileInProcess(strict);

/** One pass gives what two give, where it gives something. */
function expectSame(bytes: Uint8Array): void {
  const expected = outcome(readMsgpack, bytes);
  expect(outcome(specialised, bytes)).toBe(expected);
  expect(outcome(validating.read, bytes)).toBe(expected);
  const valid = validating.readValid?.(bytes);
  if (valid !== undefined) {
    expect(outcome(() => valid, bytes)).toBe(expected);
    expect(isValid(valid)).toBe(true);
  }
}

/** Any that the writer writes. */
const key = fc.string().filter((text) => text !== "__proto__");
const value = fc.oneof(
  fc.constantFrom<unknown>(
    "the kind",
    "the kinf",
    null,
    true,
    0,
    127,
    128,
    2 ** 32 - 1,
    2 ** 32,
    -1,
    1.5,
    "",
  ),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.uint8Array({ maxLength: 300 }),
  fc.array(fc.dictionary(key, fc.integer(), { maxKeys: 3, noNullPrototype: true }), { maxLength: 3 }),
);
/** Keys in any order, as a map of that many members, some of which may come twice. */
const members = fc.array(fc.tuple(fc.constantFrom(...names, "__proto__"), value), { maxLength: 20 });
/** Of the strict schema, with a member or two more or not as it has to be, in any order. */
const nearlyValid = fc
  .tuple(
    fc.record({
      size: fc.oneof(fc.nat(2 ** 32), fc.constant(null)),
      constructor: fc.string({ maxLength: 101 }),
    }),
    fc.record(
      { payload: fc.uint8Array({ maxLength: 300 }), event: fc.option(fc.uint8Array({ maxLength: 201 })) },
      { requiredKeys: [] },
    ),
    fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 1 }),
  )
  .chain(([required, optional, others]) => {
    const all = Object.entries({ type: "the kind", ...required, ...optional, ...Object.fromEntries(others) });
    return fc.oneof(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length - 1 }));
  });
const message = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), value), { selector: ([k]) => k }),
  },
  { weight: 1, arbitrary: members },
  { weight: 3, arbitrary: nearlyValid },
);

function bytesOf(all: readonly (readonly [string, unknown])[], count = all.length): Uint8Array {
  const head = count < 16 ? [0x80 | count] : [0xde, count >> 8, count & 0xff];
  const rest = all.flatMap(([key, member]) => [write(key), write(member)]);
  return Uint8Array.from([...head, ...Buffer.concat(rest)]);
}

describe("compileReader", () => {
  it("asks for members in the order of the schema, by their types, and checks them", () => {
    const { text, reader } = compileMsgpack({
      required: ["b"],
      properties: { b: { type: "integer", maximum: 9 }, "a-b": { contentEncoding: "binary" }, c: true },
    });
    expect(reader).toEqual({ required: 1 });
    expect(text.slice(text.indexOf("export function read"))).toMatchInlineSnapshot(`
      "export function read(reader) {
        const message = {};
        const { bytes } = reader;
        let at;
        let v1;
        do {
          at = reader.at;
          if (bytes[at] === 161 && bytes[at + 1] === 98) {
            reader.enterRequired(2);
            v1 = message.b = reader.integer();
            reader.isValid &&= Number.isInteger(v1) && v1 <= 9;
          }
          at = reader.at;
          if (bytes[at] === 163 && bytes[at + 1] === 97 && bytes[at + 2] === 45 && bytes[at + 3] === 98) {
            reader.enter(4);
            v1 = message["a-b"] = reader.binary16();
            reader.isValid &&= isBytes(v1);
          }
          at = reader.at;
          if (bytes[at] === 161 && bytes[at + 1] === 99) {
            reader.enter(2);
            message.c = reader.value();
          }
        } while (reader.goesOn());
        return message;
      }
      "
    `);
  });

  it("checks nothing where members are not all there is to check", () => {
    const properties = { a: { type: "string" } };
    for (const more of [
      { minProperties: 1 },
      { required: ["b"] },
      { patternProperties: { b: {} } },
      { type: "array" },
    ]) {
      expect(compileMsgpack({ properties, ...more }).reader).toEqual({});
    }
  });

  it("leaves schemas without members to the reader of any message", () => {
    const loop = { $ref: "#/definitions/A", definitions: { A: { $ref: "#/definitions/A" } } };
    for (const of of [true, {}, { type: "array" }, { properties: {} }, loop]) {
      expect(compileReaderInProcess(of)).toBeUndefined();
    }
  });

  it("reads what the reader of any message reads, and refuses the rest with the same issue", () => {
    fc.assert(
      fc.property(message, (all) => expectSame(bytesOf(all))),
      { numRuns: 300 },
    );
  });

  it("takes one pass for a valid message whose keys are all named", () => {
    fc.assert(
      fc.property(nearlyValid, (all) => {
        const bytes = bytesOf(all);
        const isNamed = all.every(([key]) => Object.hasOwn(strict.properties, key));
        expect(validating.readValid?.(bytes) !== undefined).toBe(isNamed && isValid(readMsgpack(bytes)));
      }),
      { numRuns: 300 },
    );
  });

  it("does so for maps of another size than they declare, and for bytes changed, cut off or added", () => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255), cut: fc.nat(), count: fc.nat(40) });
    fc.assert(
      fc.property(message, change, fc.uint8Array({ maxLength: 5 }), (all, { at, byte, cut, count }, tail) => {
        expectSame(bytesOf(all, count));
        const bytes = bytesOf(all);
        expectSame(bytes.subarray(0, cut % bytes.length));
        expectSame(Uint8Array.from([...bytes, ...tail]));
        // Most of the bytes are of long values, where a change says little.
        const changed = Uint8Array.from(bytes);
        changed[at % Math.min(bytes.length, 60)] = byte;
        expectSame(changed);
      }),
      { numRuns: 300 },
    );
  });

  it("takes none of its own ways on any other bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => expectSame(bytes)),
      { numRuns: 1000 },
    );
    for (const hex of ["", "80", "de0000", "df00000000", "de0001a0", "81a474797065", "dd7fffffff", "c1"]) {
      expectSame(Uint8Array.from(Buffer.from(hex, "hex")));
    }
    expectSame(Uint8Array.from([0x81, 0xa5, ...Buffer.from("items"), ...Array(200).fill(0x91)]));
    expectSame(Uint8Array.from([0x81, 0xa5, ...Buffer.from("items"), ...Array(126).fill(0x91), 0x90]));
    expectSame(Uint8Array.from([0x81, 0xa5, ...Buffer.from("items"), ...Array(127).fill(0x91), 0x90]));
  });

  it("reads binary of every size", () => {
    for (const size of [0, 255, 256, 65_535, 65_536])
      expectSame(bytesOf([["payload", new Uint8Array(size)]]));
  });

  it("gives views of the message's bytes, and never Buffers", () => {
    const bytes = Buffer.from(bytesOf([["payload", new Uint8Array(300)]]));
    const { payload } = specialised(bytes) as { payload: Uint8Array };
    expect(payload.buffer).toBe(bytes.buffer);
    expect(Object.getPrototypeOf(payload)).toBe(Uint8Array.prototype);
  });
});
