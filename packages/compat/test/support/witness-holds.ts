import {
  type DescMessage,
  fromBinary,
  fromJsonString,
  type JsonValue,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import type { ByteWitness } from "../../src/protobuf/index.ts";

/**
 * What is wrong with a witness, found by nothing but protobuf-es: both sides must read what it says, and not the same.
 * Undefined when it holds.
 */
export function faultOf(witness: ByteWitness, writer: DescMessage, reader: DescMessage): string | undefined {
  const meant = readingOf(witness, writer);
  const read = readingOf(witness, reader);
  if (meant === undefined) return "the writer must read its own message";
  // protobuf-es reads what lacks a required field, but does not write it again.
  if (witness.error !== undefined) return read === undefined ? undefined : "the reader must refuse it";
  if (read === undefined) return "the reader must take it";
  // Defaults are in no bytes: the witness names them.
  const isEmpty = text(meant.json) === "{}" && text(witness.meant) !== "{}";
  if (isEmpty) return text(witness.meant) === text(witness.read) ? "defaults must differ" : undefined;
  if (text(witness.meant) !== text(meant.json)) return `the writer reads ${text(meant.json)}`;
  if (text(witness.read) !== text(read.json)) return `the reader reads ${text(read.json)}`;
  // A text that is the base64 of bytes is written like them.
  const isSame = text(meant.json) === text(read.json) && meant.bytes === read.bytes;
  return isSame ? "both must differ" : undefined;
}

/** The message after it has been through the bytes of its own type; undefined when it is refused. */
function readingOf(
  { format, sent }: ByteWitness,
  desc: DescMessage,
): { json: JsonValue; bytes: string } | undefined {
  try {
    const message =
      format === "binary" ? fromBinary(desc, Buffer.from(sent, "hex")) : fromJsonString(desc, sent);
    const bytes = toBinary(desc, message);
    return { json: toJson(desc, fromBinary(desc, bytes)), bytes: Buffer.from(bytes).toString("hex") };
  } catch {
    return undefined;
  }
}

function text(value: JsonValue | undefined): string {
  return JSON.stringify(value);
}
