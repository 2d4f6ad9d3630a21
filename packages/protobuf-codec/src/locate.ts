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

/** Goes to the record that the place is in, if it is in this message, and on into what the record holds. */
function walk(
  codec: Pick<MessageCodec, "fields">,
  r: Reader,
  end: number,
  place: number,
  path: (string | number)[],
): void {
  const counts: Record<number, number> = {};
  while (r.pos < end) {
    const { depth } = r;
    let tag = 0;
    let start = 0;
    let isHere = true;
    try {
      tag = readTag(r);
      start = r.pos;
      skip(r, tag);
      isHere = r.pos > end || r.pos > place;
    } catch {
      r.depth = depth;
    }
    const number = tag >>> 3;
    const type = tag & 7;
    const index = counts[number] ?? 0;
    counts[number] = index + 1;
    if (!isHere) continue;
    const field = codec.fields()[number];
    // What no field can have belongs to none.
    if (field === undefined || type === END_GROUP || type > FIXED32) return;
    const [name, message, kind] = field;
    path.push(...name.split("."));
    const isPacked = kind === "list" && message === undefined && type === LENGTH_DELIMITED;
    if (kind !== undefined && !isPacked) path.push(index);
    r.pos = start;
    try {
      const inner = type === START_GROUP ? r.len : readEnd(r);
      descend(r);
      if (kind?.endsWith("map"))
        walk({ fields: () => ({ 1: ["key"], 2: ["value", message] }) }, r, inner, place, path);
      else if (message !== undefined) walk(message, r, inner, place, path);
    } catch {
      // The place is the length of the record, or its depth.
    }
    return;
  }
}
