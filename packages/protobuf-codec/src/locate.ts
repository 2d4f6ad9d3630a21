import type { Field, MessageCodec } from "./codec.ts";
import { ProtobufError, type ProtobufPath } from "./error.ts";
import {
  END_GROUP,
  FIXED32,
  LENGTH_DELIMITED,
  Reader,
  readEnd,
  readTag,
  START_GROUP,
  skip,
} from "./reader.ts";

/**
 * The error of reading these bytes, with the path to its place. Decoding keeps no track of where it is; when it has
 * failed, the bytes are walked once more.
 */
export function locate(
  codec: MessageCodec,
  bytes: Uint8Array,
  error: unknown,
  recursionLimit = 100,
): unknown {
  if (!(error instanceof ProtobufError) || error.offset === undefined) return error;
  const { reason, subject, offset } = error;
  const walk = new Walk(bytes, recursionLimit, reason === "length" ? offset - 1 : offset);
  walk.message(codec, bytes.length, -1);
  return new ProtobufError(reason, subject, { typeName: codec.typeName, path: walk.path, offset });
}

type Fields = Pick<MessageCodec, "fields">;

class Walk {
  readonly path: (string | number)[] = [];
  readonly #r: Reader;
  readonly #offset: number;

  constructor(bytes: Uint8Array, recursionLimit: number, offset: number) {
    this.#r = new Reader(bytes, { recursionLimit });
    this.#offset = offset;
  }

  /** Whether the place is in this message; if so, the path leads there. */
  message(codec: Fields, end: number, endTag: number): boolean {
    const r = this.#r;
    const counts = new Map<number, number>();
    while (r.pos < end) {
      const tag = this.#tag();
      if (tag === undefined) return true;
      if (tag === endTag) return false;
      const number = tag >>> 3;
      const field = codec.fields().find((each) => each.number === number);
      const index = counts.get(number) ?? 0;
      counts.set(number, index + 1);
      if (this.#isInRecord(field, tag, index, end)) return true;
    }
    // A group that has not ended.
    return endTag >= 0;
  }

  #tag(): number | undefined {
    try {
      return readTag(this.#r);
    } catch {
      return undefined;
    }
  }

  #isInRecord(field: Field | undefined, tag: number, index: number, end: number): boolean {
    const r = this.#r;
    const start = r.pos;
    const length = this.path.length;
    // What no field can have belongs to none.
    const isField = (tag & 7) <= FIXED32 && (tag & 7) !== END_GROUP;
    if (field !== undefined && isField) this.path.push(...segments(field, tag, index));
    const isGroup = (tag & 7) === START_GROUP && field?.message !== undefined;
    if (isGroup && field.message !== undefined) {
      if (++r.depth > r.recursionLimit || this.message(field.message, r.len, tag + END_GROUP - START_GROUP)) {
        return true;
      }
      r.depth--;
    } else if (!this.#skips(tag) || r.pos > end || this.#offset < r.pos) {
      if ((tag & 7) === LENGTH_DELIMITED && field !== undefined) this.#enter(field, start);
      return true;
    }
    this.path.length = length;
    return false;
  }

  #skips(tag: number): boolean {
    try {
      skip(this.#r, tag);
      return true;
    } catch {
      return false;
    }
  }

  /** Goes on in what the length-delimited record holds, if its length is right. */
  #enter(field: Field, start: number): void {
    const r = this.#r;
    r.pos = start;
    let end: number;
    try {
      end = readEnd(r);
    } catch {
      return;
    }
    if (++r.depth > r.recursionLimit) return;
    if (field.kind === "map" || field.kind === "string map") this.message(entryOf(field), end, -1);
    else if (field.message !== undefined) this.message(field.message, end, -1);
  }
}

function segments(field: Field, tag: number, index: number): ProtobufPath {
  const names = field.oneof === undefined ? [field.name] : [field.oneof, field.name];
  const isPacked = field.kind === "list" && field.message === undefined && (tag & 7) === LENGTH_DELIMITED;
  return field.kind === "singular" || isPacked ? names : [...names, index];
}

/** An entry of a map is a message of two fields. */
function entryOf(field: Field): Fields {
  const fields: Field[] = [
    { name: "key", number: 1, kind: "singular", message: undefined, oneof: undefined },
    { name: "value", number: 2, kind: "singular", message: field.message, oneof: undefined },
  ];
  return { fields: () => fields };
}
