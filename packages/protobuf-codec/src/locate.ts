import type { Field, FieldTable, MessageDecoder } from "./codec.ts";
import { ProtobufError, type ProtobufPath } from "./error.ts";
import type { Failure } from "./fail.ts";
import { MAX_DEPTH, type Reader, readEnd, readTag, skip } from "./reader.ts";
import { END_GROUP, FIXED32, LENGTH_DELIMITED, START_GROUP } from "./wire-type.ts";

/**
 * The error of reading these bytes, with the path to its place. Decoding keeps no track of where it is; when it has
 * failed, the bytes are walked once more.
 */
export function locate(decoder: MessageDecoder, r: Reader, error: unknown): unknown {
  const { reason, subject, offset = 0 } = error as Partial<Failure>;
  if (!subject) return error;
  // A field that is too long goes beyond the byte before.
  const place = offset - Number(reason === "length");
  let path: ProtobufPath = [];

  /**
   * Goes on to the record that the place is in, and into what the record holds. Throws there, when the path leads to
   * it; returns behind a group, which the tag ends.
   */
  const walk = (fields: FieldTable, parent: ProtobufPath, endTag?: number): void => {
    const counts: Record<string, number> = {};
    for (;;) {
      path = parent;
      const tag = readTag(r);
      if (tag === endTag) return;
      const start = r.pos;
      const type = tag & 7;
      // What no field can have belongs to none.
      const field = type !== END_GROUP && type <= FIXED32 && fields[tag >>> 3];
      const [name, message, kind]: Partial<Field> = field || [];
      if (name) {
        path = [...parent, ...name.split(".")];
        const index = counts[name] ?? 0;
        counts[name] = index + 1;
        if (kind) path = [...path, index];
      }
      if (start < place) {
        if (type === START_GROUP && message) {
          walk(message.fields(), path, tag + 1);
          continue;
        }
        skip(r, tag);
        if (r.pos <= place) continue;
        if (type === LENGTH_DELIMITED) {
          r.pos = start;
          readEnd(r);
          // An entry of a map is a message of two fields.
          const entry = { 1: ["key"], 2: ["value", message] } as const;
          walk(kind?.endsWith("map") ? entry : (message as MessageDecoder).fields(), path);
        }
      }
      throw path;
    }
  };

  r.pos = 0;
  r.depth = MAX_DEPTH;
  try {
    walk(decoder.fields(), path);
  } catch {
    // At the place.
  }
  return new ProtobufError(decoder.typeName, path, error as Failure, ` at byte ${offset}`);
}
