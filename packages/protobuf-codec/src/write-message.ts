import type { Message } from "@bufbuild/protobuf";
import { fail, invalid } from "./fail.ts";
import { MAX_DEPTH } from "./reader.ts";
import { type Writer, writePrefix, writeRaw, writeVarint32, written } from "./writer.ts";

type Write<T> = (w: Writer, message: T) => void;

/** Writes a message in a message. */
export function writeMessage<T>(w: Writer, tag: number, message: T, write: Write<T>): void {
  const end = written(w);
  writeNested(w, message, write);
  writePrefix(w, tag, end);
}

/** Writes a message as a group. */
export function writeGroup<T>(w: Writer, tag: number, message: T, write: Write<T>): void {
  writeVarint32(w, tag + 1);
  writeNested(w, message, write);
  writeVarint32(w, tag);
}

function writeNested<T>(w: Writer, message: T, write: Write<T>): void {
  if (++w.depth > MAX_DEPTH) fail("depth", `must not nest deeper than ${MAX_DEPTH}, or in itself`);
  write(w, message);
  w.depth--;
}

/** Begins a message, at its end: with the fields that the type does not have. Refuses messages of other types. */
export function writeUnknown(
  w: Writer,
  { $typeName, $unknown }: Partial<Message>,
  { typeName }: { readonly typeName: string },
): void {
  if ($typeName !== undefined && $typeName !== typeName) invalid(`must be a ${typeName}`);
  for (let i = $unknown?.length ?? 0; $unknown !== undefined && i-- > 0; ) {
    const { no, wireType, data } = $unknown[i] as (typeof $unknown)[number];
    writeRaw(w, data);
    writeVarint32(w, ((no << 3) | wireType) >>> 0);
  }
}
