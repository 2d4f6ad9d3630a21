import type { Failure } from "./fail.ts";

/** What was wrong, for a program to act on. */
export type ProtobufErrorReason =
  /** The bytes end inside a field. */
  | "truncated"
  /** Not the wire format: a tag, a varint or the end of a group that cannot be. */
  | "malformed"
  /** A field that ends beyond the message it is in, or whose length takes more than 32 bits. */
  | "length"
  /** Messages or groups nested deeper than `recursionLimit`. */
  | "depth"
  /** A string that is not UTF-8, in a field for which the descriptor asks for it. */
  | "utf-8"
  /** To encode: a value that is none of the field's type. */
  | "value"
  /** To encode: a required field without a value. */
  | "required"
  /** To encode into a buffer: it ends too soon. */
  | "space";

/** Property names, indices of lists, and `"key"` or `"value"` after the index of a map's entry. */
export type ProtobufPath = readonly (string | number)[];

/** Where and why bytes are no message, or a value cannot be encoded. Never says what the message holds. */
export class ProtobufError extends Error {
  declare readonly name: "ProtobufError";
  declare readonly reason: ProtobufErrorReason;
  /** The message without its place. */
  declare readonly subject: string;
  /** The message type to decode or encode, such as `sentry_protos.snuba.v1.TraceItem`. */
  declare readonly typeName: string;
  /** Down to the field at fault, as far as it is known; empty for the message itself. */
  declare readonly path: ProtobufPath;
  /** Byte at which decoding stopped; undefined when encoding. */
  declare readonly offset: number | undefined;

  constructor(typeName: string, path: ProtobufPath, failure: Failure, where = "") {
    super(`${[typeName, ...path].join(".").replace(/\.(\d+)/g, "[$1]")}: ${failure.subject}${where}`);
    Object.assign(this, failure, { name: "ProtobufError", typeName, path });
  }
}
