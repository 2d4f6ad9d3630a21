import { create, type DescMessage, fromBinary, type Message, toBinary } from "@bufbuild/protobuf";
import {
  AnySchema,
  BytesValueSchema,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  ListValueSchema,
  StructSchema,
  TimestampSchema,
  TypeSchema,
  ValueSchema,
} from "@bufbuild/protobuf/wkt";
import { type JsonSchema, witness } from "@waybill/compat";
import { expect, test } from "vitest";
import { compileInProcess } from "../schema/compile/compile-validator.ts";
import { asMessages, type Fit, pointerWithoutForm } from "./message-form.ts";

const accepts = (message: DescMessage, value: Message, fit: Fit = "wide") =>
  compileInProcess(asMessages(true, message, fit) as never)(value);

const text = (value: string) => create(ValueSchema, { kind: { case: "stringValue", value } });

test.each<[DescMessage, Message]>([
  [TimestampSchema, create(TimestampSchema, { seconds: -(2n ** 62n), nanos: 5 })],
  [ValueSchema, create(ValueSchema)],
  [ValueSchema, create(ValueSchema, { kind: { case: "numberValue", value: Number.NaN } })],
  [ListValueSchema, create(ListValueSchema, { values: [text("a"), create(ValueSchema)] })],
  [StructSchema, create(StructSchema, { fields: { a: text("x") } as never })],
  [AnySchema, create(AnySchema, { typeUrl: "a/b", value: new Uint8Array(3) })],
  [TypeSchema, create(TypeSchema, { name: "a", fields: [{ number: 3, oneofIndex: 1 }], syntax: 7 as never })],
  [FieldDescriptorProtoSchema, create(FieldDescriptorProtoSchema)],
  [
    FileDescriptorProtoSchema,
    create(FileDescriptorProtoSchema, {
      name: "a",
      messageType: [{ field: [{ number: 1 }] }],
      dependency: ["b"],
    }),
  ],
])("the wide form accepts each message of %s", (desc, message) => {
  expect(accepts(desc, message)).toBe(true);
  const bytes = Uint8Array.from([...toBinary(desc, message), 0xfa, 0x3f, 1, 9]);
  expect(accepts(desc, fromBinary(desc, bytes))).toBe(true);
});

test("neither form accepts what is no message of the type", () => {
  for (const fit of ["wide", "narrow"] as const) {
    expect(accepts(TimestampSchema, create(AnySchema), fit)).toBe(false);
    const { seconds: _, ...rest } = create(TimestampSchema);
    expect(accepts(TimestampSchema, rest as never, fit)).toBe(false);
    expect(accepts(TimestampSchema, { ...create(TimestampSchema), nanos: 2 ** 31 } as never, fit)).toBe(
      false,
    );
    expect(
      accepts(ValueSchema, { ...create(ValueSchema), kind: { case: "no", value: 1 } } as never, fit),
    ).toBe(false);
  }
});

test.each<[DescMessage, JsonSchema]>([
  [TimestampSchema, { properties: { nanos: { minimum: 7 } } }],
  [
    ValueSchema,
    { properties: { kind: { required: ["case"], properties: { case: { const: "listValue" } } } } },
  ],
  [TypeSchema, { properties: { fields: { minItems: 1 }, syntax: { minimum: 2 } } }],
  [BytesValueSchema, { properties: { value: { minLength: 3 } } }],
  [FieldDescriptorProtoSchema, { required: ["options"], properties: { type: { not: { maximum: 3 } } } }],
])("what the narrow form of %s accepts survives the wire", (desc, schema) => {
  const found = witness(asMessages(schema, desc, "narrow")) as unknown as { readonly value: Message };
  const message = bigints(desc, found.value);
  const again = fromBinary(desc, toBinary(desc, message));
  expect(again).toEqual(message);
  expect(compileInProcess(schema as never)(again)).toBe(true);
});

/** Witnesses have the 64-bit integers that fit a double as numbers. */
function bigints(desc: DescMessage, value: Message): Message {
  return desc === TimestampSchema
    ? ({ ...value, seconds: BigInt((value as never)["seconds"]) } as Message)
    : value;
}

test("pointers lead to where the schema was written", () => {
  const schema = { definitions: { A: { minimum: 1 } }, $ref: "#/definitions/A" };
  expect(asMessages(schema, TimestampSchema, "wide")).toMatchObject({
    allOf: [{ $ref: "#/definitions/A" }, { $ref: "#/definitions/message google.protobuf.Timestamp" }],
    definitions: { A: { minimum: 1 } },
  });
  expect(pointerWithoutForm("/allOf/0/properties/a")).toBe("/properties/a");
  expect(pointerWithoutForm("/definitions/A/minimum")).toBe("/definitions/A/minimum");
  expect(pointerWithoutForm("/definitions/message google.protobuf.Timestamp/properties/nanos")).toBe("");
});
