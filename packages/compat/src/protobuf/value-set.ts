import { ScalarType } from "@bufbuild/protobuf";
import type { Format } from "./finding.ts";
import { hasOwnJson, type Kind, namesOf, numberOf } from "./kinds.ts";

/** How a scalar stands in bytes: values of one form are read alike as long as both types hold them. */
type Form = "varint" | "zigzag" | "fixed32" | "fixed64" | "float" | "double" | "text" | "bytes";

interface Scalars {
  readonly form: Form;
  /** Of integers and booleans. */
  readonly range?: readonly [low: bigint, high: bigint];
}

const signed = (bits: bigint): [bigint, bigint] => [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
const unsigned = (bits: bigint): [bigint, bigint] => [0n, (1n << bits) - 1n];

const SCALARS: Readonly<Record<ScalarType, Scalars>> = {
  [ScalarType.BOOL]: { form: "varint", range: [0n, 1n] },
  [ScalarType.INT32]: { form: "varint", range: signed(32n) },
  [ScalarType.INT64]: { form: "varint", range: signed(64n) },
  [ScalarType.UINT32]: { form: "varint", range: unsigned(32n) },
  [ScalarType.UINT64]: { form: "varint", range: unsigned(64n) },
  [ScalarType.SINT32]: { form: "zigzag", range: signed(32n) },
  [ScalarType.SINT64]: { form: "zigzag", range: signed(64n) },
  [ScalarType.FIXED32]: { form: "fixed32", range: unsigned(32n) },
  [ScalarType.SFIXED32]: { form: "fixed32", range: signed(32n) },
  [ScalarType.FIXED64]: { form: "fixed64", range: unsigned(64n) },
  [ScalarType.SFIXED64]: { form: "fixed64", range: signed(64n) },
  [ScalarType.FLOAT]: { form: "float" },
  [ScalarType.DOUBLE]: { form: "double" },
  [ScalarType.STRING]: { form: "text" },
  [ScalarType.BYTES]: { form: "bytes" },
};

export function rangeOf(scalar: ScalarType): readonly [low: bigint, high: bigint] | undefined {
  return SCALARS[scalar].range;
}

/**
 * Whether every value that a writer sends as the first kind is read as the same value by a reader of the second. Of two
 * messages it says nothing but that both are framed alike; their fields are another matter. Writers send no number of an
 * enum that it does not name.
 */
export function isReadAlike(writer: Kind, reader: Kind, format: Format): boolean {
  if (writer.kind === "message" || reader.kind === "message") return isFramedAlike(writer, reader, format);
  if (writer.kind === "enum" && reader.kind === "enum") {
    return writer.enum.values.every(({ number }) => {
      const own = namesOf(writer.enum, number);
      // Of several names for one number the first is written.
      if (format === "json") return numberOf(reader.enum, own[0] as string) !== undefined;
      const theirs = namesOf(reader.enum, number);
      return own.some((name) => theirs.includes(name));
    });
  }
  return format === "binary" ? isReadAlikeFromBytes(writer, reader) : isReadAlikeFromJson(writer, reader);
}

function isFramedAlike(writer: Kind, reader: Kind, format: Format): boolean {
  if (writer.kind !== "message") return false;
  if (reader.kind === "message") {
    if (format === "binary") return writer.delimited === reader.delimited;
    const [sent, expected] = [writer.message, reader.message];
    return sent.typeName === expected.typeName || !(hasOwnJson(sent) || hasOwnJson(expected));
  }
  // The bytes of a message are bytes, too.
  return (
    format === "binary" && !writer.delimited && reader.kind === "scalar" && reader.scalar === ScalarType.BYTES
  );
}

function isReadAlikeFromBytes(writer: Kind, reader: Kind): boolean {
  const [sent, expected] = [formOf(writer), formOf(reader)];
  if (sent === "text" && expected === "bytes") return true;
  if (sent !== expected) return false;
  return areIntegersWithin(writer, reader) ?? true;
}

/** Integers of every type are numbers, or texts of digits, and readers take both. A double holds 53 bits. */
function isReadAlikeFromJson(writer: Kind, reader: Kind): boolean {
  if (writer.kind !== "scalar") return false;
  const [sent, expected] = [writer.scalar, reader.kind === "scalar" ? reader.scalar : undefined];
  if (sent === expected) return true;
  const range = rangeOf(sent);
  if (range === undefined || sent === ScalarType.BOOL || expected === ScalarType.BOOL) return false;
  if (expected === ScalarType.DOUBLE) return range[1] < 1n << 53n && range[0] > -(1n << 53n);
  return areIntegersWithin(writer, reader) ?? false;
}

function formOf(kind: Kind): Form {
  return kind.kind === "scalar" ? SCALARS[kind.scalar].form : "varint";
}

/** Whether the reader has all the integers that the writer has; undefined when one of them has none. */
function areIntegersWithin(writer: Kind, reader: Kind): boolean | undefined {
  const sent = integersOf(writer);
  if (reader.kind === "enum" && !reader.enum.open) {
    const known = reader.enum.values.map(({ number }) => number);
    return sent !== undefined && writer.kind === "enum" && sent.every((n) => known.includes(Number(n)));
  }
  const range = reader.kind === "scalar" ? rangeOf(reader.scalar) : signed(32n);
  if (sent === undefined || range === undefined) return undefined;
  return sent.every((value) => value >= range[0] && value <= range[1]);
}

/** The bounds of what is sent, or all of it when that is little. */
function integersOf(kind: Kind): readonly bigint[] | undefined {
  if (kind.kind === "enum") return kind.enum.values.map(({ number }) => BigInt(number));
  return kind.kind === "scalar" ? rangeOf(kind.scalar) : undefined;
}
