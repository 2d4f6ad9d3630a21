/** Whether the value is binary, the only form `contentEncoding: "binary"` has in memory; `Buffer` is one too. */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}
