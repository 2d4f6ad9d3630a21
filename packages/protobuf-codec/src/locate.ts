import type { FieldTable, MessageDecoder } from "./codec.ts";
import { ProtobufError } from "./error.ts";
import { descend, type Reader, readEnd, readerOf, readTag, skip } from "./reader.ts";
import { END_GROUP, FIXED32, LENGTH_DELIMITED, START_GROUP } from "./wire-type.ts";

/**
 * The error of reading these bytes, with the path to its place. Decoding keeps no track of where it is; when it has
 * failed, the bytes are walked once more.
 */
export function locate(decoder: MessageDecoder, { buf, options }: Reader, error: unknown): unknown {
  if (!(error instanceof ProtobufError) || error.offset === undefined) return error;
  const { reason, subject, offset } = error;
  const path: (string | number)[] = [];
  const r = readerOf(buf, options);
  try {
    walk(decoder.fields(), r, r.len, reason === "length" ? offset - 1 : offset, path);
  } catch {
    // At the place: a record that is as wrong as it was, or the innermost that holds it.
  }
  return new ProtobufError(reason, subject, decoder.typeName, path, offset);
}

/**
 * Goes on to the record that the place is in, and into what the record holds. Throws there, when the path leads to that
 * record; returns behind a group, which the tag ends.
 */
function walk(
  fields: FieldTable,
  r: Reader,
  end: number,
  place: number,
  path: (string | number)[],
  endTag?: number,
): void {
  const counts: Record<number, number> = {};
  const { length } = path;
  while (r.pos < end) {
    const tag = readTag(r);
    if (tag === endTag) return;
    const start = r.pos;
    const number = tag >>> 3;
    const type = tag & 7;
    const isDelimited = type === LENGTH_DELIMITED;
    const index = counts[number] ?? 0;
    counts[number] = index + 1;
    // What no field can have belongs to none.
    const [name, message, kind] = (type !== END_GROUP && type <= FIXED32 && fields[number]) || [];
    if (name !== undefined) path.push(...name.split("."));
    const isPacked = kind === "list" && message === undefined && isDelimited;
    if (kind !== undefined && !isPacked) path.push(index);
    if (type === START_GROUP && message !== undefined) {
      descend(r);
      walk(message.fields(), r, r.len, place, path, tag + 1);
      r.depth--;
    } else {
      skip(r, tag);
      if (r.pos > Math.min(end, place)) {
        r.pos = start;
        descend(r);
        // An entry of a map is a message of two fields.
        const inner = kind?.endsWith("map") ? { 1: ["key"], 2: ["value", message] } : message?.fields();
        if (inner !== undefined && isDelimited) walk(inner as FieldTable, r, readEnd(r), place, path);
        throw path;
      }
    }
    path.length = length;
  }
  throw path;
}
