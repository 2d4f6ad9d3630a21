import type { ByteWindow } from "./byte-window.ts";
import type { Fault, Frame, Framer, FramerLimits, Position } from "./frame.ts";

/** A varint of 32 bits has at most this many bytes. */
const MAX_VARINT_BYTES = 5;

/**
 * Messages that each stand behind their length as a varint, as Protobuf's `writeDelimitedTo` makes them. A message
 * beyond the limit is passed over by its declared length; a length that is no varint of 32 bits is fatal.
 */
export class DelimitedFramer implements Framer {
  readonly #limits: FramerLimits;
  #number = 0;
  /** Bytes of a message beyond the limit that are still to be passed over. */
  #skip = 0;

  constructor(limits: FramerLimits) {
    this.#limits = limits;
  }

  next(window: ByteWindow): Frame | Fault | undefined {
    if (this.#skip > 0) {
      const passed = Math.min(this.#skip, window.available);
      this.#skip -= passed;
      window.start += passed;
      if (this.#skip > 0) return undefined;
    }
    if (window.available === 0) return undefined;
    const at = { number: this.#number + 1, offset: window.position(window.start) };
    const head = readVarint(window.bytes, window.start, window.end);
    if (head === "bad") return this.#fault(at, "length", "has no length: expected a varint of 32 bits", true);
    if (head === undefined) {
      if (!window.ended) return undefined;
      return this.#fault(at, "truncated", "ends inside its length", true);
    }
    if (head.value > this.#limits.maxFrameBytes) {
      window.start += head.size;
      this.#skip = head.value;
      const limit = `a message has at most ${this.#limits.maxFrameBytes}`;
      return this.#fault(at, "length", `declares a length of ${head.value} bytes, but ${limit}`, false);
    }
    const start = window.start + head.size;
    const complete = start + head.value <= window.end;
    if (!complete && !window.ended) return undefined;
    if (!complete) {
      const message = `declares a length of ${head.value} bytes, but ${window.end - start} are there`;
      return this.#fault(at, "truncated", message, true);
    }
    this.#number++;
    window.start = start + head.value;
    return {
      kind: "frame",
      bytes: window.bytes.subarray(start, window.start),
      ...at,
      offset: window.position(start),
    };
  }

  #fault(at: Position, rule: string, message: string, fatal: boolean): Fault {
    this.#number++;
    return { kind: "fault", rule, message, fatal, ...at };
  }
}

function readVarint(
  bytes: Buffer,
  start: number,
  end: number,
): { readonly value: number; readonly size: number } | "bad" | undefined {
  let value = 0;
  for (let size = 1; size <= MAX_VARINT_BYTES; size++) {
    if (start + size > end) return undefined;
    const byte = bytes[start + size - 1] as number;
    value += (byte & 0x7f) * 2 ** (7 * (size - 1));
    if (byte < 0x80) return value > 0xffff_ffff ? "bad" : { value, size };
  }
  return "bad";
}
