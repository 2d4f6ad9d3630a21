import { type DescExtension, type DescField, ScalarType } from "@bufbuild/protobuf";

/** The type of a field as a `.proto` file has it, with full names: `int32`, `repeated shop.v1.Line`, `map<string, bool>`. */
export function typeText(field: DescField | DescExtension): string {
  const single = singleType(field);
  if (field.fieldKind === "map") return `map<${scalarName(field.mapKey)}, ${single}>`;
  return field.fieldKind === "list" ? `repeated ${single}` : single;
}

function singleType(field: DescField | DescExtension): string {
  if (field.message !== undefined) {
    const isGroup = field.fieldKind !== "map" && field.delimitedEncoding;
    return `${isGroup ? "group " : ""}${field.message.typeName}`;
  }
  return field.enum?.typeName ?? scalarName(field.scalar as ScalarType);
}

/** `INT32` is `int32`. */
function scalarName(scalar: ScalarType): string {
  return (ScalarType[scalar] as string).toLowerCase();
}
