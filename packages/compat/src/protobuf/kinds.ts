import type { DescEnum, DescField, DescMessage, ScalarType } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";

/** What a single value of a field is: an element of a list, a value of a map, or the field's own. */
export type Kind =
  | { readonly kind: "scalar"; readonly scalar: ScalarType }
  | { readonly kind: "enum"; readonly enum: DescEnum }
  | { readonly kind: "message"; readonly message: DescMessage; readonly delimited: boolean };

export type Shape = "one" | "list" | "map";

export function kindOf(field: DescField): Kind {
  if (field.message !== undefined)
    return { kind: "message", message: field.message, delimited: field.delimitedEncoding };
  if (field.enum !== undefined) return { kind: "enum", enum: field.enum };
  return { kind: "scalar", scalar: field.scalar as ScalarType };
}

export function shapeOf({ fieldKind }: DescField): Shape {
  return fieldKind === "list" || fieldKind === "map" ? fieldKind : "one";
}

export function isRequired({ presence }: DescField): boolean {
  return presence === FeatureSet_FieldPresence.LEGACY_REQUIRED;
}

/** Whether a reader can tell an absent field from one that has its default. */
export function hasPresence(field: DescField): boolean {
  return shapeOf(field) === "one" && field.presence !== FeatureSet_FieldPresence.IMPLICIT;
}

/** All names by which JSON may give a value of an enum. */
export function namesOf(of: DescEnum, number: number): readonly string[] {
  return of.values
    .filter((value) => value.number === number)
    .flatMap(({ name, jsonName }) => (name === jsonName ? [name] : [jsonName, name]));
}

/** The number that a name stands for in JSON. */
export function numberOf(of: DescEnum, name: string): number | undefined {
  return of.values.find((value) => value.name === name || value.jsonName === name)?.number;
}

/** Whether the type has a JSON form of its own rather than that of an object with a key for each field. */
export function hasOwnJson({ typeName }: DescMessage): boolean {
  return /^google\.protobuf\.(Any|Timestamp|Duration|FieldMask|Struct|Value|ListValue|\w+Value)$/.test(
    typeName,
  );
}

/** The types whose values JSON writes as those of the one field that they have. */
export function isWrapper({ typeName }: DescMessage): boolean {
  return /^google\.protobuf\.(Double|Float|U?Int(32|64)|Bool|String|Bytes)Value$/.test(typeName);
}
