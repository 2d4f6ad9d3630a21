import type { Message } from "@bufbuild/protobuf";
import type { MessageDecoder } from "./codec.ts";
import type { FieldSet } from "./fields.ts";
import { locate } from "./locate.ts";
import type { FieldPath, Selected } from "./paths.ts";
import { type ReadOptions, readerOf } from "./reader.ts";

/**
 * The message in the bytes, exactly as `fromBinary` of protobuf-es gives it. With `only: fields(…)`, the fields that are
 * named: of the others nothing is read, and nothing checked but that they end where they should.
 *
 * @throws ProtobufError
 */
export function decode<T extends Message>(
  decoder: MessageDecoder<T>,
  bytes: Uint8Array,
  options?: ReadOptions & { readonly only?: undefined },
): T;
export function decode<T extends Message, Path extends FieldPath<T>>(
  decoder: MessageDecoder<T>,
  bytes: Uint8Array,
  options: ReadOptions & { readonly only: FieldSet<Path> },
): Selected<T, Path>;
export function decode(
  decoder: MessageDecoder,
  bytes: Uint8Array,
  options: ReadOptions & { readonly only?: FieldSet | undefined } = {},
): unknown {
  const r = readerOf(bytes, options);
  try {
    return (options.only?.of(decoder) ?? decoder).read(r, r.len);
  } catch (error) {
    throw locate(decoder, r, error);
  }
}
