import { create, toBinary } from "@bufbuild/protobuf";
import { decode, encode, encodeInto, type MessageCodec, ProtobufError } from "@waybill/protobuf-codec";
import { describe, expect, test } from "vitest";
import { MixedCodec } from "./gen/editions_codec.ts";
import {
  ExplicitCodec,
  ImplicitCodec,
  ListsCodec,
  MapsCodec,
  NamesCodec,
  OneofCodec,
  StringsCodec,
  TreeCodec,
  WellKnownCodec,
} from "./gen/proto3_codec.ts";
import { ImplicitSchema, MapsSchema, OneofSchema, TreeSchema, WellKnownSchema } from "./gen/proto3_pb.ts";

const init = {
  name: "root",
  children: [{ name: "é".repeat(50) }, {}],
  named: { a: { left: { name: "x".repeat(200) } } },
};

test("a plain object is encoded as the message that `create` would make of it", () => {
  expect(encode(TreeCodec, init)).toEqual(toBinary(TreeSchema, create(TreeSchema, init)));
  expect(encode(TreeCodec, {})).toEqual(new Uint8Array(0));
  const wellKnown = {
    struct: { a: [1, null, "x", { b: true }] },
    int32Value: 0,
    stringValue: "s",
    timestamp: { seconds: 5n },
  };
  expect(encode(WellKnownCodec, wellKnown)).toEqual(
    toBinary(WellKnownSchema, create(WellKnownSchema, wellKnown)),
  );
  const oneof = { choice: { case: "messageCase" as const, value: { int32Field: 5 } }, between: 2 };
  expect(encode(OneofCodec, oneof)).toEqual(toBinary(OneofSchema, create(OneofSchema, oneof)));
});

test("-0 is not the zero that may be left out", () => {
  expect(encode(ImplicitCodec, { doubleField: -0, floatField: 0 })).toEqual(
    toBinary(ImplicitSchema, create(ImplicitSchema, { doubleField: -0 })),
  );
});

test("a message larger than any before, and then a small one", () => {
  const name = "日本語".repeat(200_000);
  expect(decode(TreeCodec, encode(TreeCodec, { name, left: { name } })).left?.name).toBe(name);
  expect(encode(TreeCodec, { name: "a" })).toEqual(Uint8Array.of(0x0a, 1, 0x61));
});

test.each(["a", "é", "日", "😀", "\ud800", "\udc00"])(
  "text of any length has the same bytes, with %j",
  (odd) => {
    for (const length of [...Array(200).keys(), 4095, 4096, 4097, 16_383, 16_384]) {
      for (const at of new Set([0, length >> 1, length])) {
        const name = `${"x".repeat(at)}${odd}${"x".repeat(length - at)}`;
        const message = { name, left: { name } };
        // Byte by byte, `toEqual` takes long.
        const isSame =
          Buffer.compare(encode(TreeCodec, message), toBinary(TreeSchema, create(TreeSchema, message))) === 0;
        expect(isSame, `${length} and ${at}`).toBe(true);
      }
    }
  },
);

test("lengths on either side of one more byte, in messages in messages", () => {
  for (const length of [
    120, 121, 122, 123, 124, 125, 126, 127, 128, 16_370, 16_377, 16_380, 16_383, 16_384,
  ]) {
    const leaf = { name: "x".repeat(length) };
    const message = {
      left: { children: [leaf, { left: leaf }], right: { named: { a: leaf } } },
      name: "after",
    };
    expect(encode(TreeCodec, message)).toEqual(toBinary(TreeSchema, create(TreeSchema, message)));
  }
});

describe("a map", () => {
  const encoded = (map: Record<string, string>) => encode(MapsCodec, { byString: map });
  const expected = (map: Record<string, string>) =>
    toBinary(MapsSchema, create(MapsSchema, { byString: map }));

  test("whose keys come again, in the same order and in others", () => {
    const keys = ["a", "b", "", "ключ", "__proto__", "k".repeat(48), "k".repeat(49), "😀", "abc", "abcd"];
    for (let round = 0; round < 50; round++) {
      const order = keys.slice(round % keys.length).concat(keys.slice(0, round % 4));
      const map = Object.fromEntries(order.map((key, i) => [key, `${round} ${i}`]));
      expect(encoded(map)).toEqual(expected(map));
    }
  });

  test("whose keys are more than are kept", () => {
    for (let round = 0; round < 20; round++) {
      const map = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`${round}.${i % 1200}`, "x"]));
      const isSame = Buffer.compare(encoded(map), expected(map)) === 0;
      expect(isSame).toBe(true);
    }
  });

  test("that inherits has only its own entries", () => {
    const bytes = expected({ own: "y" });
    expect(encoded(Object.assign(Object.create({ inherited: "x" }), { own: "y" }))).toEqual(bytes);
    Object.defineProperty(Object.prototype, "polluted", { value: "x", enumerable: true, configurable: true });
    const polluted = encoded({ own: "y" });
    Reflect.deleteProperty(Object.prototype, "polluted");
    expect(polluted).toEqual(bytes);
  });
});

test("the bytes are the whole of their buffer, and stay as they are", () => {
  const bytes = encode(TreeCodec, { name: "first" });
  expect(bytes.buffer.byteLength).toBe(bytes.length);
  encode(TreeCodec, { name: "other" });
  expect(decode(TreeCodec, bytes).name).toBe("first");
});

describe("encodeInto", () => {
  test("writes between what is there and says where it ends", () => {
    const buffer = new Uint8Array(10).fill(7);
    expect(encodeInto(TreeCodec, { name: "ab" }, buffer, 3)).toBe(7);
    expect([...buffer]).toEqual([7, 7, 7, 0x0a, 2, 0x61, 0x62, 7, 7, 7]);
  });

  test("writes nothing where there is no room", () => {
    const buffer = new Uint8Array(6).fill(7);
    expect(() => encodeInto(TreeCodec, { name: "ab" }, buffer, 3)).toThrow(
      "Tree: must have room for 4 bytes from 3 on",
    );
    expect(() => encodeInto(TreeCodec, { name: "ab" }, buffer, -1)).toThrow(ProtobufError);
    expect([...buffer]).toEqual(Array(6).fill(7));
  });
});

test("a getter that encodes meanwhile disturbs nothing", () => {
  const message = {
    get name() {
      return String(encode(TreeCodec, { name: "inner" }).length);
    },
    left: { name: "x" },
  };
  expect(decode(TreeCodec, encode(TreeCodec, message))).toMatchObject({ name: "7", left: { name: "x" } });
});

describe.each<[string, MessageCodec, unknown, string]>([
  ["a string for a number", ListsCodec, { int32Field: [1, "2"] }, "int32Field[1]: must be an int32"],
  ["a number for a string", TreeCodec, { left: { name: 5 } }, "left.name: must be a string"],
  ["an integer beyond 32 bits", ImplicitCodec, { uint32Field: 2 ** 32 }, "uint32Field: must be a uint32"],
  ["a fraction", ImplicitCodec, { sint32Field: 1.5 }, "sint32Field: must be an int32"],
  ["an integer beyond 64 bits", ImplicitCodec, { int64Field: 2n ** 63n }, "int64Field: must be an int64"],
  ["a negative unsigned integer", ImplicitCodec, { fixed64Field: -1n }, "fixed64Field: must be a uint64"],
  ["a number that is not exact", ImplicitCodec, { int64Field: 2 ** 60 }, "int64Field: must be an integer"],
  ["NaN for an integer", ImplicitCodec, { int32Field: Number.NaN }, "int32Field: must be an int32"],
  ["a number beyond 32 bits", ImplicitCodec, { floatField: 1e39 }, "floatField: must be a number of 32 bits"],
  ["text that is no integer", StringsCodec, { text: "0x10" }, "text: must be an integer"],
  ["an array for bytes", ImplicitCodec, { bytesField: [1, 2] }, "bytesField: must be a Uint8Array"],
  ["text for a boolean", ImplicitCodec, { boolField: "true" }, "boolField: must be a boolean"],
  ["null", TreeCodec, { name: null }, "name: must be a string"],
  ["a Map for a map", MapsCodec, { byString: new Map([["a", "b"]]) }, "byString: must be an object"],
  ["a Map for a map of numbers", MapsCodec, { byInt32: new Map([[1, "b"]]) }, "byInt32: must be an object"],
  ["a number for a map", MapsCodec, { byString: 5 }, "byString: must be an object"],
  [
    "a Set for a list",
    TreeCodec,
    { left: { children: new Set([{}]) } },
    "left.children: must be of the type of its field",
  ],
  ["a Set for a packed list", ListsCodec, { int32Field: new Set([1]) }, "int32Field: must be an int32"],
  ["a number for a list", ListsCodec, { stringField: 5 }, "stringField: must be a string"],
  ["null for a list", TreeCodec, { children: null }, "children: must be of the type of its field"],
  [
    "a hole in a list",
    TreeCodec,
    { children: [{}, undefined] },
    "children[1]: must be of the type of its field",
  ],
  [
    "a message of another type",
    TreeCodec,
    { left: create(ImplicitSchema) },
    "left: must be a waybill.codec.test.proto3.Tree",
  ],
  [
    "a fault in a map",
    TreeCodec,
    { named: { a: {}, secret: { name: 1 } } },
    "named[1].value.name: must be a string",
  ],
  ["a key that is no number", MapsCodec, { byInt32: { a: "x" } }, "byInt32[0]: must have integers as keys"],
  [
    "a key that is no boolean",
    MapsCodec,
    { byBool: { yes: "x" } },
    'byBool[0]: must have "true" and "false" as keys',
  ],
  [
    "a fault in a oneof",
    OneofCodec,
    { choice: { case: "int32Case", value: "1" } },
    "choice.int32Case: must be an int32",
  ],
  [
    "a field that is called value, beside one that is called case",
    NamesCodec,
    { reader: { case: "secret", value: "1" } },
    "reader.value: must be an int32",
  ],
  [
    "a list that is none",
    TreeCodec,
    { name: "a", children: null },
    "children: must be of the type of its field",
  ],
  ["a map that is none", TreeCodec, { name: "a", named: null }, "named: must be an object"],
  [
    "a message of another type in a frozen one",
    TreeCodec,
    Object.freeze({ children: Object.freeze([Object.freeze({ $typeName: "Oak", name: "a" })]) }),
    "children[0]: must be a waybill.codec.test.proto3.Tree",
  ],
  [
    "a required field that is not there",
    MixedCodec,
    { required: "a", list: [{ required: "b" }, { explicit: 1 }] },
    "list[1]: must have required",
  ],
  ["a message in itself", TreeCodec, cycle(), "must not nest deeper than 1000, or in itself"],
])("%s", (_, codec, message, text) => {
  test("is refused with its path", () => {
    expect(() => encode(codec, message as never)).toThrow(ProtobufError);
    expect(() => encode(codec, message as never)).toThrow(text);
    expect(encode(TreeCodec, { name: "a" }), "the next message").toEqual(Uint8Array.of(0x0a, 1, 0x61));
  });
});

test("names that are reserved, and numbers at both ends", () => {
  const message = {
    constructor$: "a",
    toString$: "b",
    Proto: "c",
    Writer: "d",
    default: 1,
    twoBytes: 2,
    last: 3,
    reader: { case: "e" },
  };
  expect(decode(NamesCodec, encode(NamesCodec, message))).toMatchObject(message);
});

test("presence is not value", () => {
  expect([...encode(ExplicitCodec, { int32Field: 0, stringField: "" })]).toEqual([0x18, 0, 0x72, 0]);
});

function cycle(): object {
  const message: { left?: object } = {};
  message.left = message;
  return message;
}
