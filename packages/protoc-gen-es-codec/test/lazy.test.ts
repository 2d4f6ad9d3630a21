import { create, toBinary } from "@bufbuild/protobuf";
import { decode, lazy } from "@waybill/protobuf-codec";
import { expect, expectTypeOf, test } from "vitest";
import { MapsCodec, OneofCodec, TreeCodec } from "./gen/proto3_codec.ts";
import { MapsSchema, OneofSchema, type Tree, TreeSchema } from "./gen/proto3_pb.ts";

const bytes = toBinary(
  TreeSchema,
  create(TreeSchema, {
    name: "root",
    children: [{ name: "a" }, { name: "b" }],
    named: { x: { name: "1" }, y: { name: "2" } },
  }),
);
const whole = decode(TreeCodec, bytes);

test("every field is what decoding the whole message gives", () => {
  const item = lazy(TreeCodec, bytes);
  expect(item.$typeName).toBe(whole.$typeName);
  expect(item.get("name")).toBe("root");
  expect(item.get("children")).toEqual(whole.children);
  expect(item.get("named")).toEqual(whole.named);
  expect(item.get("left")).toBeUndefined();
  expect(item.get("children")).toBe(item.get("children"));
  expectTypeOf(item.get("children")).toEqualTypeOf<Tree[]>();
});

test("one entry of a map is read alone, the last of its key", () => {
  const twice = Uint8Array.from([
    ...bytes,
    ...toBinary(TreeSchema, create(TreeSchema, { named: { x: { name: "3" } } })),
  ]);
  const item = lazy(TreeCodec, twice);
  expect(item.entry("named", "x")?.name).toBe("3");
  expect(item.entry("named", "y")?.name).toBe("2");
  expect(item.entry("named", "y")).toBe(item.entry("named", "y"));
  expect(item.entry("named", "z")).toBeUndefined();
  expect(item.entry("named", "__proto__")).toBeUndefined();
  expect(item.entry("named", "toString")).toBeUndefined();
  for (let i = 0; i < 10; i++) expect(item.entry("named", `none${i}`)).toBeUndefined();
  expect(lazy(TreeCodec, twice).entry("named", "x")).toEqual(item.entry("named", "x"));
  expectTypeOf(item.entry("named", "x")).toEqualTypeOf<Tree | undefined>();
});

test("entries by keys that are no strings", () => {
  const item = lazy(MapsCodec, toBinary(MapsSchema, create(MapsSchema, { byInt32: { 5: "five" } })));
  expect(item.entry("byInt32", "5")).toBe("five");
  expect(item.entry("byInt32", "6")).toBeUndefined();
  expect(item.entry("byString", "6")).toBeUndefined();
});

test("of a oneof, the last member counts", () => {
  const first = toBinary(OneofSchema, create(OneofSchema, { choice: { case: "lateCase", value: 1 } }));
  const second = toBinary(OneofSchema, create(OneofSchema, { choice: { case: "stringCase", value: "x" } }));
  expect(lazy(OneofCodec, Uint8Array.from([...first, ...second])).get("choice")).toEqual({
    case: "stringCase",
    value: "x",
  });
  expect(lazy(OneofCodec, Uint8Array.of()).get("choice")).toEqual({ case: undefined });
});

test("a fault shows when its field is asked for, or at once if no field can be found behind it", () => {
  const badText = Uint8Array.of(0x0a, 1, 0x61, 0x12, 3, 0x0a, 1, 0xff);
  const item = lazy(TreeCodec, badText);
  expect(item.get("name")).toBe("a");
  expect(() => item.get("left")).toThrow("Tree.left.name: must be UTF-8 at byte 7");
  expect(() => lazy(TreeCodec, badText.subarray(0, 6))).toThrow("Tree.left: must not end at byte 6");
});

test("names that are none", () => {
  const item = lazy(TreeCodec, bytes);
  // @ts-expect-error no field of this name
  expect(() => item.get("nane")).toThrow(TypeError);
  expect(() => item.entry("name", "x")).toThrow("is no map");
});
