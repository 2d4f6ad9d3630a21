import { type DescField, ScalarType } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";

/** How the runtime calls the type: `readInt32`, `writeInt32`. */
export const nameOf: Readonly<Record<ScalarType, string>> = {
  [ScalarType.DOUBLE]: "Double",
  [ScalarType.FLOAT]: "Float",
  [ScalarType.INT64]: "Int64",
  [ScalarType.UINT64]: "Uint64",
  [ScalarType.INT32]: "Int32",
  [ScalarType.FIXED64]: "Fixed64",
  [ScalarType.FIXED32]: "Fixed32",
  [ScalarType.BOOL]: "Bool",
  [ScalarType.STRING]: "String",
  [ScalarType.BYTES]: "Bytes",
  [ScalarType.UINT32]: "Uint32",
  [ScalarType.SFIXED32]: "Sfixed32",
  [ScalarType.SFIXED64]: "Sfixed64",
  [ScalarType.SINT32]: "Sint32",
  [ScalarType.SINT64]: "Sint64",
};

export function wireTypeOf(type: ScalarType): WireType {
  switch (type) {
    case ScalarType.DOUBLE:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return WireType.Bit64;
    case ScalarType.FLOAT:
    case ScalarType.FIXED32:
    case ScalarType.SFIXED32:
      return WireType.Bit32;
    case ScalarType.STRING:
    case ScalarType.BYTES:
      return WireType.LengthDelimited;
    default:
      return WireType.Varint;
  }
}

export function is64Bit(type: ScalarType): boolean {
  return /64$/.test(nameOf[type]);
}

/** The type of a value on the wire: an enum is an int32. Undefined if it is a message. */
export function scalarOf(field: DescField): ScalarType | undefined {
  return field.scalar ?? (field.enum === undefined ? undefined : ScalarType.INT32);
}

export function isLongString(field: DescField): boolean {
  return "longAsString" in field && field.longAsString === true;
}

export function tagOf(field: DescField, wireType: number): number {
  return ((field.number << 3) | wireType) >>> 0;
}

/** Whether the keys of a map are numbers; those of 64 bits are strings. */
export function isNumberKey(type: ScalarType): boolean {
  return type !== ScalarType.STRING && type !== ScalarType.BOOL && !is64Bit(type);
}
