import type { ByteWindow } from "./byte-window.ts";
import type { Fault, Frame, Framer, FramerLimits } from "./frame.ts";
import { tooLong } from "./too-long.ts";

const NEWLINE = 0x0a;

/**
 * Newline-delimited messages. Lines of white space alone are no messages; a carriage return before the newline is
 * white space to the JSON reader. A line beyond the limit is one fault, whatever its length, and costs no memory.
 */
export class LineFramer implements Framer {
  readonly #limits: FramerLimits;
  #number = 0;
  #line = 0;
  /** Bytes after `window.start` that hold no newline, so that no byte is looked at twice. */
  #searched = 0;
  #skipping = false;

  constructor(limits: FramerLimits) {
    this.#limits = limits;
  }

  next(window: ByteWindow): Frame | Fault | undefined {
    for (;;) {
      const { bytes, start, end } = window;
      const found = bytes.indexOf(NEWLINE, start + this.#searched);
      const newline = found === -1 || found >= end ? -1 : found;
      if (newline === -1 && !window.ended) return this.#wait(window);
      if (newline === -1 && start === end) return undefined;
      const stop = newline === -1 ? end : newline;
      window.start = newline === -1 ? end : newline + 1;
      this.#searched = 0;
      this.#line++;
      if (this.#skipping) {
        this.#skipping = false;
        continue;
      }
      if (isBlank(bytes, start, stop)) continue;
      const at = { number: ++this.#number, offset: window.position(start), line: this.#line };
      if (stop - start > this.#limits.maxFrameBytes) return tooLong(at, this.#limits);
      return { kind: "frame", bytes: bytes.subarray(start, stop), ...at };
    }
  }

  #wait(window: ByteWindow): Fault | undefined {
    const fault =
      this.#skipping || window.available <= this.#limits.maxFrameBytes ? undefined : this.#giveUp(window);
    if (this.#skipping) window.start = window.end;
    this.#searched = window.available;
    return fault;
  }

  #giveUp(window: ByteWindow): Fault {
    this.#skipping = true;
    return tooLong(
      { number: ++this.#number, offset: window.position(window.start), line: this.#line + 1 },
      this.#limits,
    );
  }
}

function isBlank(bytes: Uint8Array, start: number, stop: number): boolean {
  for (let index = start; index < stop; index++) {
    const byte = bytes[index];
    if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) return false;
  }
  return true;
}
