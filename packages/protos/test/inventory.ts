import {
  type DescEnum,
  type DescField,
  type DescFile,
  type DescMessage,
  ScalarType,
} from "@bufbuild/protobuf";
import { nestedTypes } from "@bufbuild/protobuf/reflect";

/** The facts of a file in the form of `snuba-v1.inventory.txt`, one line each. */
export function inventory(file: DescFile): string[] {
  const prefix = `${file.proto.package}.`;
  const local = (desc: { typeName: string }) =>
    desc.typeName.startsWith(prefix) ? desc.typeName.slice(prefix.length) : desc.typeName;

  const sections: [name: string, lines: string[]][] = [];
  for (const desc of nestedTypes(file)) {
    if (desc.kind === "message") sections.push([local(desc), messageLines(desc, local)]);
    if (desc.kind === "enum") sections.push([local(desc), enumLines(desc, local)]);
  }
  sections.sort(([a], [b]) => (a < b ? -1 : 1));
  return [`file ${file.proto.name}`, ...sections.flatMap(([, lines]) => lines)];
}

type Local = (desc: DescMessage | DescEnum) => string;

function messageLines(message: DescMessage, local: Local): string[] {
  return [
    `message ${local(message)}${deprecated(message)}`,
    ...message.fields
      .toSorted((a, b) => a.number - b.number)
      .map((field) => {
        const oneof = field.oneof === undefined ? "" : ` in ${field.oneof.name}`;
        const json = field.jsonName === defaultJsonName(field.name) ? "" : ` json ${field.jsonName}`;
        return `  ${field.number} ${field.name} ${typeOf(field, local)}${oneof}${json}${deprecated(field)}`;
      }),
  ];
}

function enumLines(desc: DescEnum, local: Local): string[] {
  return [
    `enum ${local(desc)}${deprecated(desc)}`,
    ...desc.values
      .toSorted((a, b) => a.number - b.number)
      .map((value) => `  ${value.number} ${value.name}${deprecated(value)}`),
  ];
}

function typeOf(field: DescField, local: Local): string {
  const element = field.message
    ? local(field.message)
    : field.enum
      ? local(field.enum)
      : scalar(field.scalar);
  if (field.fieldKind === "map") return `map<${scalar(field.mapKey)}, ${element}>`;
  if (field.fieldKind === "list") return `repeated ${element}`;
  return field.proto.proto3Optional ? `optional ${element}` : element;
}

function scalar(type: ScalarType | undefined): string {
  if (type === undefined) throw new Error("a field must be a scalar, an enum or a message");
  return ScalarType[type].toLowerCase();
}

function deprecated(desc: { deprecated: boolean }): string {
  return desc.deprecated ? " deprecated" : "";
}

/** The lowerCamelCase name that every Protobuf compiler derives. */
function defaultJsonName(name: string): string {
  return name.replaceAll(/_+(.?)/g, (_, next: string) => next.toUpperCase());
}
