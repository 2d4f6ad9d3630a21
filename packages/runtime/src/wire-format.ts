import { CodecError } from "./codec-error.ts";

/** How deep groups and messages may nest: the limit of Protobuf's own implementations. */
export const MAX_PROTOBUF_DEPTH = 100;

export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
export const START_GROUP = 3;
export const END_GROUP = 4;
export const FIXED32 = 5;

/** Goes through Protobuf's wire format, record by record, and vouches that it is well-formed. */
export class WireCursor {
  readonly bytes: Uint8Array;
  at = 0;
  /** The end of the message that is being read. */
  end: number;
  /** The field number of the record that `next` found. */
  field = 0;
  /** The wire type of the record that `next` found. */
  wireType = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  /** Moves to the next record; false at the end of the message. */
  next(path: string): boolean {
    if (this.at >= this.end) return false;
    const start = this.at;
    const tag = this.varint(path);
    this.field = Math.floor(tag / 8);
    this.wireType = tag % 8;
    if (this.field === 0 || this.field > 0x1fffffff || this.wireType > FIXED32) {
      this.fail(
        "must have records with a known wire type and a field number from 1 to 536870911",
        path,
        start,
      );
    }
    return true;
  }

  /** Goes behind the record that `next` found. */
  skip(path: string, depth: number): void {
    if (this.wireType === VARINT) this.varint(path);
    else if (this.wireType === FIXED64) this.advance(8, path);
    else if (this.wireType === FIXED32) this.advance(4, path);
    else if (this.wireType === LENGTH_DELIMITED) this.advance(this.varint(path), path);
    else if (this.wireType === START_GROUP) this.skipGroup(path, depth);
    else this.fail("must not end a group that has not begun", path);
  }

  skipGroup(path: string, depth: number): void {
    const { field } = this;
    if (depth >= MAX_PROTOBUF_DEPTH) this.tooDeep(path);
    while (this.next(path)) {
      if (this.wireType === END_GROUP) {
        if (this.field !== field) this.fail("must end groups in the order they began", path);
        return;
      }
      this.skip(path, depth + 1);
    }
    this.truncated(path);
  }

  /** A varint of up to 64 bits; beyond 2^53 the result is not exact, which no tag and no length can be. */
  varint(path: string): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      if (this.at >= this.end) this.truncated(path);
      const byte = this.bytes[this.at++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    return this.fail("must not have a varint of more than 10 bytes", path);
  }

  advance(size: number, path: string): void {
    if (size > this.end - this.at) this.truncated(path);
    this.at += size;
  }

  tooDeep(path: string): never {
    throw new CodecError("depth", `must not nest deeper than ${MAX_PROTOBUF_DEPTH}`, {
      path,
      offset: this.at,
    });
  }

  truncated(path: string): never {
    throw new CodecError("truncated", "must not end within a record", { path, offset: this.at });
  }

  fail(message: string, path: string, offset = this.at): never {
    throw new CodecError("wire-format", message, { path, offset });
  }
}
