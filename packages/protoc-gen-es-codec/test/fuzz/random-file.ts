import { create } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  Edition,
  type EnumDescriptorProto,
  EnumDescriptorProtoSchema,
  FeatureSet_EnumType,
  FeatureSet_FieldPresence,
  FeatureSet_MessageEncoding,
  FeatureSet_RepeatedFieldEncoding,
  FeatureSet_Utf8Validation,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FieldOptions_JSType,
  FieldOptionsSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import type { Random } from "./random.ts";

const T = FieldDescriptorProto_Type;
const { OPTIONAL, REPEATED, REQUIRED } = FieldDescriptorProto_Label;

const scalars = [
  T.DOUBLE,
  T.FLOAT,
  T.INT64,
  T.UINT64,
  T.INT32,
  T.FIXED64,
  T.FIXED32,
  T.BOOL,
  T.STRING,
  T.BYTES,
  T.UINT32,
  T.SFIXED32,
  T.SFIXED64,
  T.SINT32,
  T.SINT64,
];
const keys = scalars.filter((type) => type !== T.DOUBLE && type !== T.FLOAT && type !== T.BYTES);
const longs = new Set<number>([T.INT64, T.UINT64, T.FIXED64, T.SFIXED64, T.SINT64]);
const unpackable = new Set<number>([T.STRING, T.BYTES, T.MESSAGE, T.GROUP]);
const wellKnown = [
  "StringValue",
  "Int64Value",
  "BytesValue",
  "BoolValue",
  "DoubleValue",
  "Struct",
  "Value",
  "Timestamp",
  "Any",
];

type Syntax = "proto2" | "proto3" | "editions";

/** A file of a few messages that use each other, with fields of every kind in any position. */
export function randomFile(random: Random, name: string): FileDescriptorProto {
  const syntax = random.pick<Syntax>(["proto2", "proto3", "editions"]);
  const messages = Array.from({ length: 1 + random.below(4) }, (_, i) => `M${i}`);
  const file = create(FileDescriptorProtoSchema, {
    name: `${name}.proto`,
    package: name,
    syntax,
    dependency: ["any", "struct", "timestamp", "wrappers"].map((each) => `google/protobuf/${each}.proto`),
    enumType: [randomEnum(random, "E0", syntax), randomEnum(random, "E1", syntax)],
    ...(syntax === "editions"
      ? { edition: Edition.EDITION_2023, options: { features: randomFeatures(random) } }
      : {}),
  });
  file.messageType = messages.map((each) => new MessageMaker(random, syntax, name, messages, each).make());
  return file;
}

function randomFeatures(random: Random) {
  return {
    fieldPresence: random.pick([FeatureSet_FieldPresence.EXPLICIT, FeatureSet_FieldPresence.IMPLICIT]),
    enumType: FeatureSet_EnumType.OPEN,
    repeatedFieldEncoding: random.pick([
      FeatureSet_RepeatedFieldEncoding.PACKED,
      FeatureSet_RepeatedFieldEncoding.EXPANDED,
    ]),
    utf8Validation: random.pick([FeatureSet_Utf8Validation.VERIFY, FeatureSet_Utf8Validation.NONE]),
    messageEncoding: random.pick([
      FeatureSet_MessageEncoding.LENGTH_PREFIXED,
      FeatureSet_MessageEncoding.DELIMITED,
    ]),
  };
}

function randomEnum(random: Random, name: string, syntax: Syntax): EnumDescriptorProto {
  const numbers = new Set([syntax === "proto2" ? random.below(3) : 0]);
  for (let i = random.below(5); i > 0; i--) numbers.add(random.pick([1, 2, 3, 7, 300, -1, -5, 2 ** 31 - 1]));
  const isClosed = syntax === "editions" && name === "E1";
  return create(EnumDescriptorProtoSchema, {
    name,
    value: [...numbers].map((number, i) => ({ name: `${name}_${i}`, number })),
    ...(isClosed ? { options: { features: { enumType: FeatureSet_EnumType.CLOSED } } } : {}),
  });
}

class MessageMaker {
  readonly #random: Random;
  readonly #syntax: Syntax;
  readonly #package: string;
  readonly #messages: readonly string[];
  readonly #message: DescriptorProto;
  readonly #numbers = new Set<number>();

  constructor(random: Random, syntax: Syntax, pkg: string, messages: readonly string[], name: string) {
    this.#random = random;
    this.#syntax = syntax;
    this.#package = pkg;
    this.#messages = messages;
    this.#message = create(DescriptorProtoSchema, { name });
  }

  make(): DescriptorProto {
    const oneofs = this.#random.below(3);
    for (let i = 0; i < oneofs; i++) this.#message.oneofDecl.push(oneof(`choice_${i}`));
    const count = 1 + this.#random.below(12);
    for (let i = 0; i < count; i++) this.#message.field.push(this.#field(`f_${i}`, oneofs));
    for (let i = 0; i < oneofs; i++) this.#message.field.push(this.#singular(`o_${i}`, i));
    return this.#message;
  }

  #field(name: string, oneofs: number): FieldDescriptorProto {
    switch (this.#random.below(oneofs > 0 ? 4 : 3)) {
      case 0:
        return this.#singular(name, undefined);
      case 1:
        return this.#list(name);
      case 2:
        return this.#map(name);
      default:
        return this.#singular(name, this.#random.below(oneofs));
    }
  }

  #number(): number {
    const random = this.#random;
    for (;;) {
      const number = 1 + random.below(random.pick([15, 15, 2047, 536_870_911]));
      if ((number >= 19_000 && number < 20_000) || this.#numbers.has(number)) continue;
      this.#numbers.add(number);
      return number;
    }
  }

  #typed(name: string, label: FieldDescriptorProto_Label): FieldDescriptorProto {
    const random = this.#random;
    const field = create(FieldDescriptorProtoSchema, { name, number: this.#number(), label });
    const kind = random.below(10);
    if (kind < 6) field.type = random.pick(scalars);
    else if (kind < 7) {
      field.type = T.ENUM;
      field.typeName = `.${this.#package}.${random.pick(["E0", "E1"])}`;
    } else if (kind < 9) {
      field.type = this.#syntax === "proto2" && random.chance(0.3) ? T.GROUP : T.MESSAGE;
      field.typeName = `.${this.#package}.${random.pick(this.#messages)}`;
    } else {
      field.type = T.MESSAGE;
      field.typeName = `.google.protobuf.${random.pick(wellKnown)}`;
    }
    if (longs.has(field.type) && random.chance(0.3))
      setOptions(field, { jstype: FieldOptions_JSType.JS_STRING });
    return field;
  }

  #singular(name: string, oneofIndex: number | undefined): FieldDescriptorProto {
    const random = this.#random;
    const isRequired = oneofIndex === undefined && this.#syntax === "proto2" && random.chance(0.1);
    const field = this.#typed(name, isRequired ? REQUIRED : OPTIONAL);
    if (oneofIndex !== undefined) field.oneofIndex = oneofIndex;
    else if (this.#syntax === "proto3" && random.chance(0.3)) {
      // Presence in proto3 is a oneof of its own, after those that were written.
      field.proto3Optional = true;
      field.oneofIndex = this.#message.oneofDecl.length;
      this.#message.oneofDecl.push(oneof(`_${name}`));
    }
    return field;
  }

  #list(name: string): FieldDescriptorProto {
    const field = this.#typed(name, REPEATED);
    if (!unpackable.has(field.type) && this.#syntax !== "editions" && this.#random.chance(0.5)) {
      setOptions(field, { packed: this.#random.chance(0.5) });
    }
    return field;
  }

  #map(name: string): FieldDescriptorProto {
    const value = this.#typed("value", OPTIONAL);
    if (value.type === T.GROUP) value.type = T.MESSAGE;
    delete value.options;
    const entry = `${name[0]?.toUpperCase()}${name.slice(1).replace("_", "")}Entry`;
    const { number } = value;
    value.number = 2;
    const key = create(FieldDescriptorProtoSchema, {
      name: "key",
      number: 1,
      label: OPTIONAL,
      type: this.#random.chance(0.5) ? T.STRING : this.#random.pick(keys),
    });
    this.#message.nestedType.push(
      create(DescriptorProtoSchema, { name: entry, field: [key, value], options: { mapEntry: true } }),
    );
    return create(FieldDescriptorProtoSchema, {
      name,
      number,
      label: REPEATED,
      type: T.MESSAGE,
      typeName: `.${this.#package}.${this.#message.name}.${entry}`,
    });
  }
}

function oneof(name: string): DescriptorProto["oneofDecl"][number] {
  return { $typeName: "google.protobuf.OneofDescriptorProto", name };
}

function setOptions(
  field: FieldDescriptorProto,
  options: { jstype?: FieldOptions_JSType; packed?: boolean },
): void {
  field.options = create(FieldOptionsSchema, options);
}
