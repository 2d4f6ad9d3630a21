const decoder = /*@__PURE__*/ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Up to this many bytes, taking a text byte by byte is fastest. */
const SHORT = 12;

type Slice = (this: Uint8Array, from: number, to: number) => string;

/** Node's decoder, of which a call costs half of TextDecoder's. It replaces what is not UTF-8 instead of failing. */
const slice: Slice | undefined = /*@__PURE__*/ (() => {
  try {
    const { Buffer } = globalThis as { Buffer?: { prototype: { utf8Slice?: Slice } } };
    const candidate = Buffer?.prototype.utf8Slice;
    return candidate?.call(Uint8Array.of(0xff, 0xc3, 0xa4), 0, 3) === "\ufffdä" ? candidate : undefined;
  } catch {
    return undefined;
  }
})();

/** The UTF-8 text in a part of the bytes, a byte order mark included; `undefined` when it is not UTF-8. */
export function textIn(bytes: Uint8Array, from: number, to: number): string | undefined {
  if (to - from <= SHORT) {
    let text = "";
    let i = from;
    for (; i < to; i++) {
      const byte = bytes[i] as number;
      if (byte >= 0x80) break;
      text += String.fromCharCode(byte);
    }
    if (i === to) return text;
  }
  if (slice !== undefined) {
    const text = slice.call(bytes, from, to);
    if (!text.includes("\ufffd")) return text;
  }
  try {
    return decoder.decode(bytes.subarray(from, to));
  } catch {
    return undefined;
  }
}
