import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import { readJson } from "./read.ts";

/**
 * The JSON document in a field that holds one, as bytes or as an array of byte values; `undefined` when the field is
 * neither or the document breaks a decoding rule.
 */
export function parseJsonBytes(value: unknown): unknown {
  const bytes = isBytes(value) ? value : bytesOf(value);
  if (bytes === undefined) return undefined;
  try {
    return readJson(bytes);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

/** An array of integers from 0 to 255 as bytes; `undefined` for anything else. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (!Array.isArray(value)) return undefined;
  const { length } = value;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const byte: unknown = value[i];
    if (typeof byte !== "number" || (byte & 0xff) !== byte) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}
