import type { DescField, DescMessage } from "@bufbuild/protobuf";
import type { Format } from "./finding.ts";

/** The field that a reader puts a writer's value into: by number in bytes, by key in JSON. */
export function partnerOf(field: DescField, reader: DescMessage, format: Format): DescField | undefined {
  return reader.fields.find((candidate) => isPartner(field, candidate, format));
}

export function isPartner(writer: DescField, reader: DescField, format: Format): boolean {
  if (format === "binary") return writer.number === reader.number;
  // Writers send the JSON name; readers take the name as well.
  return reader.jsonName === writer.jsonName || reader.name === writer.jsonName;
}

/**
 * Whether one of the two sides gives the name of the other's field to another number: what is sent as one field is then
 * read as another one, which a mere change of a name is not.
 */
export function isMistaken(writer: DescField, reader: DescField): boolean {
  if (writer.name === reader.name) return false;
  return hasName(reader.parent, writer.name) || hasName(writer.parent, reader.name);
}

function hasName({ fields }: DescMessage, name: string): boolean {
  return fields.some((field) => field.name === name);
}

/** Whether the reader has a field that it does not find in this format: under another number, or under another key. */
export function isElsewhere(writer: DescField, { fields }: DescMessage, format: Format): boolean {
  return fields.some((reader) =>
    format === "json" ? isPartner(writer, reader, "binary") : reader.name === writer.name,
  );
}
