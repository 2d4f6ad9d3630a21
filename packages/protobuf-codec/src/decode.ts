import type { Message } from "@bufbuild/protobuf";
import type { MessageCodec } from "./codec.ts";
import { readSelected } from "./decode-only.ts";
import { fieldNumbers } from "./field-numbers.ts";
import { locate } from "./locate.ts";
import type { FieldPath, Selected } from "./paths.ts";
import { Reader, type ReadOptions } from "./reader.ts";
import { selectionOf } from "./selection.ts";

/**
 * The message in the bytes, exactly as `fromBinary` of protobuf-es gives it. With `only`, the fields that are named:
 * of the others nothing is read, and nothing checked but that they end where they should.
 *
 * @throws ProtobufError
 */
export function decode<T extends Message>(
  codec: MessageCodec<T>,
  bytes: Uint8Array,
  options?: ReadOptions & { readonly only?: undefined },
): T;
export function decode<T extends Message, const Path extends FieldPath<T>>(
  codec: MessageCodec<T>,
  bytes: Uint8Array,
  options: ReadOptions & { readonly only: readonly Path[] },
): Selected<T, Path>;
export function decode(
  codec: MessageCodec,
  bytes: Uint8Array,
  options?: ReadOptions & { readonly only?: readonly string[] | undefined },
): unknown {
  const r = new Reader(
    bytes,
    options,
    options?.mistypedFields === "refuse" ? fieldNumbers(codec) : undefined,
  );
  const selection = options?.only === undefined ? undefined : selectionOf(codec, options.only);
  r.depth = 1;
  try {
    return selection === undefined ? codec.read(r, r.len) : readSelected(r, r.len, selection);
  } catch (error) {
    throw locate(codec, bytes, error, options?.recursionLimit);
  }
}
