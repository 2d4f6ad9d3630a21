import { setImmediate } from "node:timers/promises";
import type { ByteWindow } from "./byte-window.ts";
import type { Fault, Frame, Framer } from "./frame.ts";

export interface FrameHandler {
  /** Takes one message; its bytes must not be kept. Returning false stops the reading. */
  take(item: Frame | Fault): boolean;
  /**
   * Called between reads and every so many messages, with nothing borrowed from the window: the place for output,
   * progress and whatever else waits for its turn.
   */
  pause?(position: number): Promise<void>;
}

export interface ReadResult {
  /** Bytes of the input that were read. */
  readonly bytes: number;
  /** Bytes at the end in which no message could be told apart. */
  readonly unread: number;
}

/** Messages between two turns of the event loop, so that Ctrl-C is heard among millions of tiny ones. */
const TURN = 1 << 14;

/**
 * Takes an input apart, message by message. Synchronous between two reads, because waiting for each message would cost
 * more than decoding it. An input without any byte of content is a fault, so that a broken pipe does not look like success.
 */
export async function readFrames(
  window: ByteWindow,
  framer: Framer,
  handler: FrameHandler,
): Promise<ReadResult> {
  let count = 0;
  let unread = 0;
  for (;;) {
    const item = framer.next(window);
    if (item !== undefined) {
      count++;
      const goOn = handler.take(item);
      if (item.kind === "frame" && item.incomplete) unread = item.bytes.length;
      if (!goOn) break;
      if (item.kind === "fault" && item.fatal) {
        unread = await window.drain();
        break;
      }
      if (count % TURN === 0) {
        await handler.pause?.(window.position(window.start));
        await setImmediate();
      }
      continue;
    }
    if (window.ended) break;
    if (handler.pause) await handler.pause(window.position(window.start));
    await window.fill();
  }
  if (count === 0) handler.take(EMPTY);
  return { bytes: window.position(window.end), unread };
}

const EMPTY: Fault = {
  kind: "fault",
  rule: "empty",
  message: "is missing: the input holds none",
  fatal: false,
  number: 1,
  offset: 0,
};
