import { type DescEnum, type DescField, ScalarType } from "@bufbuild/protobuf";
import type { Printable } from "@bufbuild/protoplugin";
import type { FileGenerator } from "./file-generator.ts";
import { is64Bit, isLongString } from "./scalar.ts";

/** The value of a singular field that is not set: its default, if the schema has one. */
export function zeroOfField(
  g: FileGenerator,
  field: DescField & { fieldKind: "scalar" | "enum" },
): Printable {
  const value = field.getDefaultValue();
  if (field.fieldKind === "enum") return zeroOfEnum(g, field.enum, value as number | undefined);
  if (value === undefined) return zeroOfScalar(g, field.scalar, isLongString(field));
  switch (typeof value) {
    case "bigint":
      return isLongString(field) ? `"${value}"` : `${value}n`;
    case "string":
      return is64Bit(field.scalar) && !isLongString(field) ? `${value}n` : g.f.string(value);
    default:
      return Object.is(value, -0) ? "-0" : value;
  }
}

export function zeroOfEnum(
  g: FileGenerator,
  desc: DescEnum,
  number = desc.values[0]?.number ?? 0,
): Printable {
  return [String(number), " as ", g.type(desc)];
}

export function zeroOfScalar(g: FileGenerator, type: ScalarType, isString: boolean): Printable {
  if (is64Bit(type)) return isString ? '"0"' : "0n";
  switch (type) {
    case ScalarType.STRING:
      return '""';
    case ScalarType.BOOL:
      return "false";
    case ScalarType.BYTES:
      return g.runtime("noBytes");
    default:
      return "0";
  }
}
