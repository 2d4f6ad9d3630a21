import type { Message } from "@bufbuild/protobuf";
import { fail } from "./fail.ts";
import { MAX_DEPTH } from "./reader.ts";
import { endDelimited, startDelimited, type Writer, writeRaw, writeTag } from "./writer.ts";

type Write<T> = (w: Writer, message: T) => void;

/** Writes a message in a message. */
export function writeMessage<T>(w: Writer, tag: number, message: T, write: Write<T>): void {
  const start = startDelimited(w, tag);
  writeNested(w, message, write);
  endDelimited(w, start);
}

/** Writes a message as a group. */
export function writeGroup<T>(w: Writer, tag: number, message: T, write: Write<T>): void {
  writeTag(w, tag);
  writeNested(w, message, write);
  writeTag(w, tag + 1);
}

function writeNested<T>(w: Writer, message: T, write: Write<T>): void {
  if (++w.depth > MAX_DEPTH) fail(`must not nest deeper than ${MAX_DEPTH}, or in itself`, "depth");
  write(w, message);
  w.depth--;
}

/** Ends a message with the fields that the type does not have. Refuses messages of other types. */
export function writeUnknown(w: Writer, { $typeName, $unknown }: Partial<Message>, typeName: string): void {
  if ($typeName !== undefined && $typeName !== typeName) fail(`must be a ${typeName}`);
  if ($unknown !== undefined) {
    for (const { no, wireType, data } of $unknown) {
      writeTag(w, ((no << 3) | wireType) >>> 0);
      writeRaw(w, data);
    }
  }
}
