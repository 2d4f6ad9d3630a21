import type { DescField, JsonValue } from "@bufbuild/protobuf";
import { defaultOf } from "./alike.ts";
import type { ByteWitness } from "./finding.ts";
import { plainSample } from "./samples.ts";
import { bytesText } from "./scalar-value.ts";

/** What an absent field means on both sides, as JSON that has it: what JSON leaves out would look the same. */
export function defaultsAt(
  path: readonly DescField[],
  writer: DescField,
  reader: DescField,
): Required<Pick<ByteWitness, "meant" | "read">> {
  return {
    meant: nested(path, { [writer.jsonName]: jsonOf(writer) }),
    read: nested(path, { [reader.jsonName]: jsonOf(reader) }),
  };
}

function nested(path: readonly DescField[], inner: JsonValue): JsonValue {
  return path.reduceRight<JsonValue>((value, field) => {
    if (field.fieldKind === "list") return { [field.jsonName]: [value] };
    if (field.fieldKind !== "map") return { [field.jsonName]: value };
    const key = String(plainSample({ kind: "scalar", scalar: field.mapKey }));
    return { [field.jsonName]: { [key]: value } };
  }, inner);
}

function jsonOf(field: DescField): JsonValue {
  const value = defaultOf(field);
  if (field.enum !== undefined)
    return field.enum.values.find(({ number }) => number === value)?.name ?? Number(value);
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return `0x${bytesText(value)}`;
  return value as JsonValue;
}
