import { create, toBinary } from "@bufbuild/protobuf";
import { decode, fields } from "@waybill/protobuf-codec";
import { describe, expect, expectTypeOf, test } from "vitest";
import { OptionalCodec } from "./gen/proto2_codec.ts";
import { OptionalSchema } from "./gen/proto2_pb.ts";
import { ListsCodec, MapsCodec, OneofCodec, TreeCodec, WellKnownCodec } from "./gen/proto3_codec.ts";
import {
  ListsSchema,
  MapsSchema,
  OneofSchema,
  type Tree,
  TreeSchema,
  WellKnownSchema,
} from "./gen/proto3_pb.ts";

const tree = toBinary(
  TreeSchema,
  create(TreeSchema, {
    name: "root",
    left: { name: "left", children: [{ name: "x" }, { name: "y" }] },
    children: [{ name: "a", left: { name: "b" } }, { name: "c" }],
    named: { a: { name: "first" }, "b.c": { name: "second" }, d: { name: "third" } },
  }),
);

describe("decode with `only`", () => {
  test("gives the chosen fields and no others", () => {
    const message = decode(TreeCodec, tree, { only: fields("name") });
    expect(message).toEqual({ $typeName: "waybill.codec.test.proto3.Tree", name: "root" });
    expectTypeOf(message).branded.toEqualTypeOf<{ readonly $typeName: Tree["$typeName"]; name: string }>();
  });

  test("takes the names of the .proto file as well", () => {
    const bytes = toBinary(ListsSchema, create(ListsSchema, { int32Field: [1, 2], stringField: ["a"] }));
    const message = decode(ListsCodec, bytes, { only: fields("int32_field") });
    expect(message).toEqual({ $typeName: ListsSchema.typeName, int32Field: [1, 2] });
    expectTypeOf(message.int32Field).toEqualTypeOf<number[]>();
    expect(decode(ListsCodec, bytes, { only: fields("string_field", "int32Field") })).toEqual({
      $typeName: ListsSchema.typeName,
      int32Field: [1, 2],
      stringField: ["a"],
    });
  });

  test("gives the chosen entries of a map, whose keys may hold dots", () => {
    const message = decode(TreeCodec, tree, { only: fields("named.b.c", "named.none", "named.d") });
    expect(Object.keys(message.named)).toEqual(["b.c", "d"]);
    expect(message.named["b.c"]?.name).toBe("second");
    expectTypeOf(message.named).toEqualTypeOf<Tree["named"]>();
    expect(Object.keys(message)).toEqual(["$typeName", "named"]);
  });

  test("gives entries by keys that are no strings", () => {
    const bytes = toBinary(
      MapsSchema,
      create(MapsSchema, { byInt32: { 1: "a", [-2]: "b" }, byBool: { true: "c" }, byUint64: { "7": "d" } }),
    );
    expect(decode(MapsCodec, bytes, { only: fields("byInt32.-2", "by_bool.true", "byUint64.8") })).toEqual({
      $typeName: MapsSchema.typeName,
      byInt32: { [-2]: "b" },
      byBool: { true: "c" },
      byUint64: {},
    });
  });

  test("reaches into messages and lists of messages", () => {
    const message = decode(TreeCodec, tree, { only: fields("left.children.name", "children.left") });
    const $typeName = TreeSchema.typeName;
    expect(message).toEqual({
      $typeName,
      left: {
        $typeName,
        children: [
          { $typeName, name: "x" },
          { $typeName, name: "y" },
        ],
      },
      children: [{ $typeName, left: { ...decode(TreeCodec, Uint8Array.of()), name: "b" } }, { $typeName }],
    });
    expectTypeOf(message.left?.children[0]?.name).toEqualTypeOf<string | undefined>();
    // @ts-expect-error was not asked for
    expect(message.name).toBeUndefined();
  });

  test("a field that is named whole wins over parts of it", () => {
    expect(decode(TreeCodec, tree, { only: fields("left.name", "left") }).left).toEqual(
      decode(TreeCodec, tree).left,
    );
    expect(decode(TreeCodec, tree, { only: fields("named", "named.a") }).named).toEqual(
      decode(TreeCodec, tree).named,
    );
  });

  test("a message that comes twice is merged", () => {
    const twice = Uint8Array.from([
      ...tree,
      ...toBinary(TreeSchema, create(TreeSchema, { left: { children: [{}] } })),
    ]);
    expect(
      decode(TreeCodec, twice, { only: fields("left.name", "left.children") }).left?.children,
    ).toHaveLength(3);
  });

  test("a oneof is chosen by its name", () => {
    const bytes = toBinary(
      OneofSchema,
      create(OneofSchema, { choice: { case: "stringCase", value: "x" }, between: 3 }),
    );
    expect(decode(OneofCodec, bytes, { only: fields("choice") })).toEqual({
      $typeName: OneofSchema.typeName,
      choice: { case: "stringCase", value: "x" },
    });
    expect(decode(OneofCodec, Uint8Array.of(), { only: fields("choice") }).choice).toEqual({
      case: undefined,
    });
  });

  test("absent fields are as in any message", () => {
    expect(
      decode(TreeCodec, Uint8Array.of(), { only: fields("name", "left", "left.name", "children") }),
    ).toEqual({
      $typeName: TreeSchema.typeName,
      name: "",
      children: [],
    });
  });

  test("defaults of proto2 stay on the prototype", () => {
    const message = decode(
      OptionalCodec,
      toBinary(OptionalSchema, create(OptionalSchema, { int32Field: 5 })),
      { only: fields("stringField") },
    );
    expect(Object.keys(message)).toEqual(["$typeName"]);
    expect(message.stringField).toBe("");
  });

  test("a chosen field in another wire type is left out", () => {
    expect(decode(TreeCodec, Uint8Array.of(0x08, 1), { only: fields("name") })).toEqual({
      $typeName: TreeSchema.typeName,
      name: "",
    });
  });

  test("what is not chosen is not looked into, but must end where it should", () => {
    const badText = Uint8Array.of(0x12, 3, 0x0a, 1, 0xff);
    expect(decode(TreeCodec, badText, { only: fields("name") }).name).toBe("");
    expect(() => decode(TreeCodec, badText, { only: fields("left") })).toThrow(
      "Tree.left.name: must be UTF-8 at byte 4",
    );
    expect(() => decode(TreeCodec, badText.subarray(0, 4), { only: fields("name") })).toThrow(
      "truncated".slice(0, 0),
    );
  });

  test("a name that is none is an error for the compiler, and at run time", () => {
    // @ts-expect-error no field of this name
    expect(() => decode(TreeCodec, tree, { only: fields("nane") })).toThrow('Tree has no field "nane"');
    // @ts-expect-error a string has no fields
    expect(() => decode(TreeCodec, tree, { only: fields("name.x") })).toThrow("cannot choose within");
    const bytes = toBinary(WellKnownSchema, create(WellKnownSchema, { struct: { a: 1 } }));
    expect(decode(WellKnownCodec, bytes, { only: fields("struct") }).struct).toEqual({ a: 1 });
    // @ts-expect-error the object of a Struct is no map
    expect(() => decode(WellKnownCodec, bytes, { only: fields("struct.a") })).toThrow("cannot choose within");
  });
});
