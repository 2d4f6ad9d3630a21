import { decode, type MessageCodec, ProtobufError } from "@waybill/protobuf-codec";
import { describe, expect, test } from "vitest";
import { MixedCodec } from "./gen/editions_codec.ts";
import { OptionalCodec, RepeatedCodec } from "./gen/proto2_codec.ts";
import {
  ImplicitCodec,
  ListsCodec,
  MapsCodec,
  OneofCodec,
  StringsCodec,
  TreeCodec,
} from "./gen/proto3_codec.ts";

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
}

function refusal(codec: MessageCodec, input: Uint8Array, options?: object): ProtobufError {
  try {
    decode(codec, input, options);
  } catch (error) {
    expect(error).toBeInstanceOf(ProtobufError);
    return error as ProtobufError;
  }
  throw new Error("must be refused");
}

describe.each<[string, MessageCodec, string, ProtobufError["reason"], number, string]>([
  ["a tag cut off", TreeCodec, "8a", "truncated", 1, ""],
  ["a varint cut off", ImplicitCodec, "18 80", "truncated", 2, "int32Field"],
  ["a double cut off", ImplicitCodec, "09 00 00", "truncated", 3, "doubleField"],
  ["a string longer than the bytes", TreeCodec, "0a 05 61", "truncated", 3, "name"],
  ["a length of two gigabytes", TreeCodec, "0a ff ff ff ff 07", "truncated", 6, "name"],
  ["a length of four gigabytes", TreeCodec, "0a ff ff ff ff 0f", "truncated", 6, "name"],
  ["a length whose low bits are few", TreeCodec, "0a 80 80 80 80 10", "length", 1, "name"],
  ["a length of six bytes", TreeCodec, "0a 80 80 80 80 80 00", "length", 1, "name"],
  ["a varint of eleven bytes", ImplicitCodec, "18 ffffffffffffffffffff01", "malformed", 1, "int32Field"],
  ["a tag of six bytes", TreeCodec, "8a 80 80 80 80 00", "malformed", 0, ""],
  ["a tag of 35 bits", TreeCodec, "8a 80 80 80 10", "malformed", 0, ""],
  ["field number 0", TreeCodec, "0a 00 00 00", "malformed", 3, ""],
  ["wire type 6", TreeCodec, "0e 00", "malformed", 1, ""],
  ["wire type 7 of an unknown field", TreeCodec, "ff 01 00", "malformed", 2, ""],
  ["the end of a group that has not begun", TreeCodec, "0c", "malformed", 1, ""],
  ["a varint of eleven bytes at the end", StringsCodec, `08${" ff".repeat(11)}`, "malformed", 1, "normal"],
  ["an unknown group without end", TreeCodec, "a3 06 08 01", "truncated", 4, ""],
  ["a group without end", OptionalCodec, "93 01 0a 00", "truncated", 4, "nested"],
  ["a group that ends as another", OptionalCodec, "93 01 9c 01", "malformed", 4, "nested"],
  ["a field beyond its message", TreeCodec, "12 03 0a 02 61 61 61", "length", 5, "left.name"],
  ["a packed list that ends inside a value", ListsCodec, "1a 01 80 00", "length", 3, "int32Field"],
  [
    "a map's entry that ends inside its value",
    MapsCodec,
    "6a 04 0a 00 11 00 00000000000000",
    "length",
    6,
    "doubleValues[0].value",
  ],
  ["text that is not UTF-8", TreeCodec, "0a 01 61 1a 03 0a 01 ff", "utf-8", 7, "children[0].name"],
  ["half a surrogate pair", TreeCodec, "0a 03 ed a0 80", "utf-8", 2, "name"],
  ["an overlong character", TreeCodec, "0a 02 c0 80", "utf-8", 2, "name"],
  ["a key that is not UTF-8", TreeCodec, "22 05 0a 03 61 ff 62", "utf-8", 4, "named[0].key"],
  [
    "a fault in the message of a map",
    TreeCodec,
    "22 00 22 05 12 03 0a 01 c0",
    "utf-8",
    8,
    "named[1].value.name",
  ],
  ["a fault in a oneof", OneofCodec, "72 01 ff", "utf-8", 2, "choice.stringCase"],
])("%s", (_, codec, hex, reason, offset, path) => {
  test("is refused with its place", () => {
    const error = refusal(codec, bytes(hex));
    const place = path === "" ? codec.typeName : `${codec.typeName}.${path}`;
    expect({ reason: error.reason, offset: error.offset, place: error.message.split(":")[0] }).toEqual({
      reason,
      offset,
      place,
    });
  });
});

test("messages, groups and unknown groups nest as deep as the limit", () => {
  const nested = (depth: number) => {
    let inner = new Uint8Array(0);
    for (let i = 1; i < depth; i++) inner = Uint8Array.of(0x12, ...length(inner.length), ...inner);
    return inner;
  };
  expect(decode(TreeCodec, nested(100)).left).toBeDefined();
  expect(refusal(TreeCodec, nested(101))).toMatchObject({ reason: "depth" });
  expect(refusal(TreeCodec, nested(11), { recursionLimit: 10 }).path).toEqual(Array(10).fill("left"));
  const group = (depth: number) => bytes(`${"a306".repeat(depth)}${"a406".repeat(depth)}`);
  expect(decode(TreeCodec, group(99)).$unknown).toHaveLength(1);
  expect(refusal(TreeCodec, group(100))).toMatchObject({ reason: "depth" });
  expect(refusal(TreeCodec, bytes("a306".repeat(200_000)))).toMatchObject({ reason: "depth" });
  expect(refusal(MixedCodec, bytes(`3b${"13".repeat(500_000)}`))).toMatchObject({ reason: "depth" });
});

test("no limit is beyond the stack of the engine", () => {
  const recursionLimit = Number.POSITIVE_INFINITY;
  expect(refusal(MixedCodec, bytes(`3b${"13".repeat(500_000)}`), { recursionLimit })).toMatchObject({
    reason: "depth",
  });
  expect(refusal(TreeCodec, bytes("a306".repeat(200_000)), { recursionLimit })).toMatchObject({
    reason: "depth",
  });
});

test("an error never shows what the message holds", () => {
  const { message } = refusal(TreeCodec, bytes("22 0d 0a 06 73 65 63 72 65 74 12 03 0a 01 ff"));
  expect(message).not.toContain("secret");
});

test("a known field in another wire type is kept, not misread and not refused", () => {
  const message = decode(TreeCodec, bytes("08 05 0a 01 61 15 01 02 03 04"));
  expect(message.name).toBe("a");
  expect(message.$unknown).toEqual([
    { no: 1, wireType: 0, data: bytes("05") },
    { no: 2, wireType: 5, data: bytes("01 02 03 04") },
  ]);
});

test("a known field in another wire type is refused, if that is asked for", () => {
  const mistypedFields = "refuse";
  const mistyped = {
    "08 05": "name",
    "12 02 08 05": "left.name",
    "22 02 08 05": "named[0].key",
    "22 05 0a 01 61 10 05": "named[0].value",
  };
  for (const [hex, path] of Object.entries(mistyped)) {
    const { reason, message } = refusal(TreeCodec, bytes(hex), { mistypedFields });
    expect([reason, message.split(":")[0]]).toEqual(["malformed", `${TreeCodec.typeName}.${path}`]);
  }
  expect(
    decode(TreeCodec, bytes("f8 07 05 0a 01 61 22 04 18 05 0a 00"), { mistypedFields }).$unknown,
  ).toHaveLength(1);
});

test("a map's key `__proto__` is a key", () => {
  const { named } = decode(TreeCodec, bytes("22 0f 0a 09 5f5f70726f746f5f5f 12 02 0a 00"));
  expect(Object.keys(named)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(named)).toBe(Object.prototype);
});

test("a map's entry without key or value has zeros", () => {
  expect(decode(TreeCodec, bytes("22 00")).named).toEqual({ "": decode(TreeCodec, bytes("")) });
  expect(decode(MapsCodec, bytes("12 00")).byInt64).toEqual({ 0: "" });
});

test("numbers that a closed enum does not have stay beside other unknown fields", () => {
  expect(decode(RepeatedCodec, bytes("f8 07 01 a8 01 07 a8 01 ffffffffffffffffff01")).choice).toEqual({
    case: "enumCase",
    value: -1,
  });
  expect(decode(RepeatedCodec, bytes("f8 07 01 a8 01 07 a8 01 feffffffffffffffff01")).$unknown).toEqual([
    { no: 127, wireType: 0, data: bytes("01") },
    { no: 21, wireType: 0, data: bytes("07") },
    { no: 21, wireType: 0, data: bytes("feffffffffffffffff01") },
  ]);
});

test("integers keep their 64 bits", () => {
  const message = decode(ImplicitCodec, bytes("20 ffffffffffffffffff01 30 ffffffffffffffffff01"));
  expect([message.int64Field, message.uint64Field]).toEqual([-1n, 2n ** 64n - 1n]);
});

test("time and memory grow with the input, not with what it claims", () => {
  const many = new Uint8Array(2_000_000).fill(0x12);
  for (let i = 1; i < many.length; i += 2) many[i] = 0;
  const start = performance.now();
  decode(TreeCodec, many);
  expect(performance.now() - start).toBeLessThan(3000);
});

test("groups in groups take as long as what is in them, whatever their nesting", () => {
  const fields = new Array(100_000).fill([0x78, 0]).flat();
  const elapsed = (depth: number) => {
    const open = [0x3b, ...Array(depth - 1).fill(0x13), ...fields];
    const close = [...Array(depth - 1).fill(0x14), 0x3c];
    const options = { recursionLimit: 1000, readUnknownFields: false };
    const start = process.cpuUsage();
    expect(decode(MixedCodec, Uint8Array.from([...open, ...close, 0x10, 1]), options).explicit).toBe(1);
    const { path } = refusal(MixedCodec, Uint8Array.from([...open, 0x78]), options);
    expect(path).toEqual(["delimited", ...Array(depth - 1).fill("child")]);
    return process.cpuUsage(start).user / 1000;
  };
  const flat = elapsed(1);
  expect(elapsed(900)).toBeLessThan(4 * flat + 200);
});

function length(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...length(value >>> 7)];
}
