import type { ByteWindow } from "./byte-window.ts";
import type { Fault, Frame, Framer, FramerLimits, Position } from "./frame.ts";

/** What one head says: its own length, the bytes of its payload, and how many values follow inside it. */
interface Head {
  readonly size: number;
  readonly payload: number;
  readonly children: number;
}

/**
 * MessagePack values back to back. Only lengths are looked at; whether a value is well-formed is the codec's business.
 * Where the lengths make no sense the next value cannot be found, so such a fault is fatal.
 */
export class MsgpackFramer implements Framer {
  readonly #limits: FramerLimits;
  #number = 0;
  #at: Position | undefined;
  #scanned = 0;
  /** Values that are still to come before the message is complete. */
  #open = 0;

  constructor(limits: FramerLimits) {
    this.#limits = limits;
  }

  next(window: ByteWindow): Frame | Fault | undefined {
    if (this.#at === undefined) {
      if (window.available === 0) return undefined;
      this.#at = { number: ++this.#number, offset: window.position(window.start) };
      this.#scanned = 0;
      this.#open = 1;
    }
    while (this.#open > 0 && this.#scanned < window.available) {
      const head = readHead(window.bytes, window.start + this.#scanned, window.end);
      if (head === undefined) break;
      if (head === "reserved") {
        return fatal(
          this.#at,
          "reserved-byte",
          `has the reserved byte 0xc1 at byte ${this.#scanned} of the message`,
        );
      }
      this.#scanned += head.size + head.payload;
      this.#open += head.children - 1;
      if (this.#scanned + this.#open > this.#limits.maxFrameBytes) {
        const declared = `declares a length of ${head.payload + head.children}`;
        return fatal(
          this.#at,
          "length",
          `${declared}, but a message has at most ${this.#limits.maxFrameBytes} bytes`,
        );
      }
    }
    const complete = this.#open === 0 && this.#scanned <= window.available;
    if (!complete && !window.ended) return undefined;
    const stop = complete ? window.start + this.#scanned : window.end;
    const bytes = window.bytes.subarray(window.start, stop);
    const frame: Frame = { kind: "frame", bytes, ...this.#at, ...(complete ? {} : { incomplete: true }) };
    window.start = stop;
    this.#at = undefined;
    return frame;
  }
}

function fatal(at: Position, rule: string, message: string): Fault {
  return { kind: "fault", rule, message, fatal: true, ...at };
}

/** Source: the MessagePack specification's table of formats. Nothing when the head is not all there. */
function readHead(bytes: Buffer, index: number, end: number): Head | "reserved" | undefined {
  const byte = bytes[index] as number;
  if (byte <= 0x7f || byte >= 0xe0) return { size: 1, payload: 0, children: 0 };
  if (byte <= 0x8f) return { size: 1, payload: 0, children: 2 * (byte & 0x0f) };
  if (byte <= 0x9f) return { size: 1, payload: 0, children: byte & 0x0f };
  if (byte <= 0xbf) return { size: 1, payload: byte & 0x1f, children: 0 };
  if (byte === 0xc1) return "reserved";
  const [width, extra, kind] = HEADS[byte - 0xc0] as readonly [number, number, "bytes" | "array" | "map"];
  if (index + 1 + width > end) return undefined;
  const length = width === 0 ? 0 : bytes.readUIntBE(index + 1, width);
  const size = 1 + width;
  if (kind === "array") return { size, payload: 0, children: length };
  if (kind === "map") return { size, payload: 0, children: 2 * length };
  return { size, payload: length + extra, children: 0 };
}

/** For each first byte from 0xc0 to 0xdf: bytes of the length, fixed bytes of payload, and what the length counts. */
const HEADS: readonly (readonly [number, number, "bytes" | "array" | "map"])[] = [
  // nil, reserved, false, true
  ...[0, 0, 0, 0].map((extra) => [0, extra, "bytes"] as const),
  // bin 8, 16, 32
  ...[1, 2, 4].map((width) => [width, 0, "bytes"] as const),
  // ext 8, 16, 32: one byte of type besides
  ...[1, 2, 4].map((width) => [width, 1, "bytes"] as const),
  // float 32, 64; uint 8 to 64; int 8 to 64
  ...[4, 8, 1, 2, 4, 8, 1, 2, 4, 8].map((extra) => [0, extra, "bytes"] as const),
  // fixext 1 to 16: one byte of type besides
  ...[2, 3, 5, 9, 17].map((extra) => [0, extra, "bytes"] as const),
  // str 8, 16, 32
  ...[1, 2, 4].map((width) => [width, 0, "bytes"] as const),
  [2, 0, "array"],
  [4, 0, "array"],
  [2, 0, "map"],
  [4, 0, "map"],
];
