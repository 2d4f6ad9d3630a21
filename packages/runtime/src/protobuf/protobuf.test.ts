import { create, toBinary } from "@bufbuild/protobuf";
import {
  FileDescriptorProtoSchema,
  SourceCodeInfo_LocationSchema,
  StructSchema,
  TimestampSchema,
  ValueSchema,
} from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { decode, encode, isTopicError, type MessageOf, tryDecode, tryEncode, validate } from "../index.ts";
import { parseReadableMessage, protobufTopic, toReadableMessage } from "./index.ts";

const values = protobufTopic("values", 1, { message: ValueSchema });
const structs = protobufTopic("structs", 1, { message: StructSchema });
const locations = protobufTopic("locations", 1, { message: SourceCodeInfo_LocationSchema });
const files = protobufTopic("files", 1, { message: FileDescriptorProtoSchema });
const times = protobufTopic("times", 2, {
  message: TimestampSchema,
  schema: { properties: { nanos: { type: "integer", maximum: 999_999_999 } } },
});

const text = (value: string) => create(ValueSchema, { kind: { case: "stringValue", value } });
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

function issueOf(topic: Parameters<typeof tryDecode>[0], input: Uint8Array) {
  const result = tryDecode(topic, input);
  if (result.ok) throw new Error("was accepted");
  expect(result.error.code).toBe("undecodable");
  return result.error.issues[0];
}

/** A `Value` that holds a list of one value, and so on. */
function nest(levels: number): Uint8Array {
  let length = 0;
  const parts: Uint8Array[] = [];
  for (let i = 0; i < levels; i++) {
    const part = lengthDelimited(i % 2 === 0 ? 0x0a : 0x32, length); // ListValue.values, Value.list_value
    parts.push(part);
    length += part.length;
  }
  return Uint8Array.from(parts.reverse().flatMap((part) => [...part]));
}

function lengthDelimited(tag: number, length: number): Uint8Array {
  const varint = [tag];
  for (; length >= 0x80; length = Math.floor(length / 128)) varint.push((length % 128) | 0x80);
  return Uint8Array.from([...varint, length]);
}

describe("protobufTopic", () => {
  it("reads and writes messages", () => {
    const message = create(StructSchema, { fields: { a: text("x") as never } as never });
    expectTypeOf<MessageOf<typeof times>["seconds"]>().toEqualTypeOf<bigint>();
    expect(encode(structs, message)).toEqual(toBinary(StructSchema, message));
    expect(decode(values, encode(values, text("ä")))).toEqual(text("ä"));
  });

  it("reads no bytes as the message without fields", () => {
    expect(decode(times, new Uint8Array(0))).toEqual(create(TimestampSchema));
  });

  it("keeps unknown fields", () => {
    const message = bytes("0801a206036162631a0100".replace("1a0100", ""));
    expect(encode(times, decode(times, message))).toEqual(message);
  });

  it.each([
    ["a known field of the wrong wire type", times, "0a0101", "wire-format", "/seconds", 1],
    [
      "a nested field of the wrong wire type",
      values,
      "32020a00".replace("0a00", "0801"),
      "wire-format",
      "/listValue/values",
      3,
    ],
    ["field number 0", times, "0001", "wire-format", "", 0],
    ["wire type 7", times, "0f", "wire-format", "", 0],
    ["a group that never ends", times, "1b", "truncated", "", 1],
    ["the end of no group", times, "1c", "wire-format", "", 1],
    ["groups that cross", times, "1b231c24", "wire-format", "", 3],
    ["a varint of 11 bytes", times, "08ffffffffffffffffffff01", "wire-format", "/seconds", 11],
    ["a varint cut short", times, "08ff", "truncated", "/seconds", 2],
    ["a declared length of 4 GB", values, "1affffffff0f61", "truncated", "/stringValue", 6],
    ["a nested message beyond its parent", values, "32020a05", "truncated", "/listValue/values", 4],
    ["packed values cut short", locations, "0a0180", "truncated", "/path", 3],
    ["invalid UTF-8", values, "1a02c0af", "utf-8", "/stringValue", 2],
  ] as const)("refuses %s", (_name, topic, hex, rule, path, offset) => {
    expect(issueOf(topic, bytes(hex))).toMatchObject({ rule, path, offset });
  });

  it("refuses nesting beyond 100 levels, of messages and of groups", () => {
    expect(tryDecode(values, nest(98)).ok).toBe(true);
    expect(issueOf(values, nest(100))?.rule).toBe("depth");
    expect(issueOf(values, nest(100_000))?.rule).toBe("depth");
    expect(issueOf(times, new Uint8Array(100_000).fill(0x1b))?.rule).toBe("depth");
  });

  it("accepts packed and single values alike", () => {
    expect(decode(locations, bytes("0a03010203")).path).toEqual([1, 2, 3]);
    expect(decode(locations, bytes("08010802")).path).toEqual([1, 2]);
  });

  it("refuses to write what is not a message of the type", () => {
    const other = tryEncode(times, text("x") as never);
    expect(other).toMatchObject({
      ok: false,
      error: { code: "invalid", issues: [{ rule: "type", path: "" }] },
    });
    const wrong = tryEncode(times, { ...create(TimestampSchema), nanos: "secret" } as never);
    expect(wrong).toMatchObject({ ok: false });
    const overflow = tryEncode(files, create(FileDescriptorProtoSchema, { publicDependency: [2 ** 40] }));
    expect(overflow).toMatchObject({ ok: false, error: { code: "unencodable" } });
    expect(JSON.stringify(overflow)).not.toContain(String(2 ** 40));
  });

  it("applies the schema to the decoded message", () => {
    const late = create(TimestampSchema, { nanos: 1_000_000_000 });
    expect(validate(times, late)).toMatchObject([{ path: "/nanos", rule: "maximum" }]);
    expect(tryDecode(times, toBinary(TimestampSchema, late))).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
    expect(times["~standard"].validate({})).toMatchObject({ issues: [{ path: [] }] });
  });

  it("fails with nothing but TopicError, on any bytes and on any prefix of a message", () => {
    const either = (input: Uint8Array) => {
      for (const topic of [values, structs, locations, files]) {
        try {
          decode(topic, input);
        } catch (error) {
          expect(isTopicError(error)).toBe(true);
        }
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), either), { numRuns: 1000 });
    const message = toBinary(
      FileDescriptorProtoSchema,
      create(FileDescriptorProtoSchema, { name: "a", package: "b.c" }),
    );
    for (let end = 0; end < message.length; end++) either(message.subarray(0, end));
  });
});

describe("readable messages", () => {
  it("are proto3 JSON", () => {
    const time = create(TimestampSchema, { seconds: 1n });
    expect(toReadableMessage(TimestampSchema, time)).toBe('"1970-01-01T00:00:01Z"');
    expect(parseReadableMessage(TimestampSchema, '"1970-01-01T00:00:01Z"')).toEqual(time);
    expect(toReadableMessage(ValueSchema, text("x"), { isPretty: false })).toBe('"x"');
  });

  it("are refused without telling of the payload", () => {
    const parse = () => parseReadableMessage(FileDescriptorProtoSchema, '{"name": ["secret"]}');
    expect(parse).toThrow("google.protobuf.FileDescriptorProto.name");
    expect(parse).not.toThrow("secret");
  });

  it.each([
    ['{"nam": "a.proto"}', { path: "/nam", hint: 'did you mean "name"?' }],
    ['{"messageType": [{}, {"field": [{"lable": 1}]}]}', { path: "/messageType/1/field/0/lable" }],
    [
      '{"message_type": [{"options": {"[ext]": 1, "deprecate": true}}]}',
      { hint: 'did you mean "deprecated"?' },
    ],
    ['{"zzz": 1}', { path: "/zzz" }],
    ['{"name": "a.proto",}', { offset: 19 }],
    ["[]", { path: "", message: "must be the JSON of a google.protobuf.FileDescriptorProto" }],
  ])("say what is wrong with %s", (json, issue) => {
    const parse = () => parseReadableMessage(FileDescriptorProtoSchema, json);
    expect(parse).toThrow(expect.objectContaining({ issue: expect.objectContaining(issue) }));
  });
});
