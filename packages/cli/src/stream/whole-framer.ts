import type { ByteWindow } from "./byte-window.ts";
import type { Fault, Frame, Framer, FramerLimits } from "./frame.ts";
import { tooLong } from "./too-long.ts";

/** The whole input is one message. No bytes are no message here, although Protobuf would read them as an empty one. */
export class WholeFramer implements Framer {
  readonly #limits: FramerLimits;

  constructor(limits: FramerLimits) {
    this.#limits = limits;
  }

  next(window: ByteWindow): Frame | Fault | undefined {
    if (window.available === 0) return undefined;
    const at = { number: 1, offset: 0 };
    if (window.available > this.#limits.maxFrameBytes) return { ...tooLong(at, this.#limits), fatal: true };
    if (!window.ended) return undefined;
    const bytes = window.bytes.subarray(window.start, window.end);
    window.start = window.end;
    return { kind: "frame", bytes, ...at };
  }
}
