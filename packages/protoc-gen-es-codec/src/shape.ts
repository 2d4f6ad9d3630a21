import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { Edition, FeatureSet_FieldPresence, isWrapperDesc } from "@bufbuild/protobuf/wkt";

/** Whether zero values are on the prototype, so that own properties say what is set. */
export function hasPrototype(message: DescMessage): boolean {
  if (message.file.edition === Edition.EDITION_PROTO3) return false;
  if (message.file.edition === Edition.EDITION_PROTO2) return true;
  return message.fields.some(
    (field) => !isImplicit(field) && field.fieldKind !== "message" && field.oneof === undefined,
  );
}

export function isImplicit(field: DescField): boolean {
  return field.presence === FeatureSet_FieldPresence.IMPLICIT;
}

export function isRequired(field: DescField): boolean {
  return field.presence === FeatureSet_FieldPresence.LEGACY_REQUIRED;
}

/** How a message is kept in the field: as itself, as the one value in a wrapper, or as what JSON has for a Struct. */
export function representation(field: DescField): "message" | "wrapped" | "json" {
  const { message } = field;
  if (message === undefined) return "message";
  if (field.fieldKind === "message" && field.oneof === undefined && isWrapperDesc(message)) return "wrapped";
  const isStruct = message.typeName === "google.protobuf.Struct";
  return isStruct && field.parent.typeName !== "google.protobuf.Value" ? "json" : "message";
}

export function isGroup(field: DescField): boolean {
  return "delimitedEncoding" in field && field.delimitedEncoding;
}
