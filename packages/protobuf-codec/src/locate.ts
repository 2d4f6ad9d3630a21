import type { MessageCodec } from "./codec.ts";
import { ProtobufError } from "./error.ts";
import {
  descend,
  END_GROUP,
  FIXED32,
  LENGTH_DELIMITED,
  type Reader,
  readEnd,
  readerOf,
  readTag,
  START_GROUP,
  skip,
} from "./reader.ts";

/**
 * The error of reading these bytes, with the path to its place. Decoding keeps no track of where it is; when it has
 * failed, the bytes are walked once more.
 */
export function locate(codec: MessageCodec, { buf, len, options }: Reader, error: unknown): unknown {
  if (!(error instanceof ProtobufError) || error.offset === undefined) return error;
  const { reason, subject, offset } = error;
  const path: (string | number)[] = [];
  walk(codec, readerOf(buf, options), len, reason === "length" ? offset - 1 : offset, path);
  return new ProtobufError(reason, subject, codec.typeName, path, offset);
}

/**
 * Goes to the record that the place is in, and on into what the record holds: false if it is not in this group, which
 * the tag ends.
 */
function walk(
  codec: Pick<MessageCodec, "fields">,
  r: Reader,
  end: number,
  place: number,
  path: (string | number)[],
  endTag = -1,
): boolean {
  const fields = codec.fields();
  const counts: Record<number, number> = {};
  while (r.pos < end) {
    const { depth } = r;
    const { length } = path;
    try {
      const tag = readTag(r);
      if (tag === endTag) return false;
      const number = tag >>> 3;
      const type = tag & 7;
      const index = counts[number] ?? 0;
      counts[number] = index + 1;
      const [name, message, kind] = fields[number] ?? [];
      // What no field can have belongs to none.
      if (name !== undefined && type !== END_GROUP && type <= FIXED32) {
        path.push(...name.split("."));
        const isPacked = kind === "list" && message === undefined && type === LENGTH_DELIMITED;
        if (kind !== undefined && !isPacked) path.push(index);
      }
      const start = r.pos;
      if (type === START_GROUP && message !== undefined) {
        descend(r);
        if (walk(message, r, r.len, place, path, tag + 1)) return true;
        r.depth--;
      } else if (isWithin(r, tag, Math.min(end, place))) {
        const inner = kind?.endsWith("map") ? entryOf(message) : message;
        if (inner === undefined || type !== LENGTH_DELIMITED) return true;
        r.pos = start;
        const innerEnd = readEnd(r);
        r.depth = depth;
        descend(r);
        return walk(inner, r, innerEnd, place, path);
      }
    } catch {
      // The place is here: the tag, the length or the depth of the record.
      return true;
    }
    path.length = length;
  }
  return true;
}

/** Goes to the end of a record: whether it, or a fault in it, is beyond this place. */
function isWithin(r: Reader, tag: number, place: number): boolean {
  try {
    skip(r, tag);
    return r.pos > place;
  } catch {
    return true;
  }
}

/** An entry of a map is a message of two fields. */
function entryOf(message: MessageCodec | undefined): Pick<MessageCodec, "fields"> {
  return { fields: () => ({ 1: ["key"], 2: ["value", message] }) };
}
