import type { MessageDecoder } from "./codec.ts";
import { readSelected } from "./decode-only.ts";
import type { Reader } from "./reader.ts";
import { selectionOf } from "./selection.ts";

/** Fields to decode, as `fields` makes it. */
export interface FieldSet<Path extends string = string> {
  readonly paths: readonly Path[];
  /** What reads them from messages of a type. */
  readonly of: (decoder: MessageDecoder) => { readonly read: (r: Reader, end: number) => unknown };
}

/**
 * Names what `decode` is to read: a field, as it is called in the message or in the .proto file; `map.key` for one entry
 * of a map, whatever dots the key has; `message.field` within a message or the messages of a list, three names at most.
 */
export function fields<const Path extends string>(...paths: readonly Path[]): FieldSet<Path> {
  return {
    paths,
    of: (decoder) => ({ read: (r, end) => readSelected(r, end, selectionOf(decoder, paths)) }),
  };
}
