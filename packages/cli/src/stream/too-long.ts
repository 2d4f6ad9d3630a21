import type { Fault, FramerLimits, Position } from "./frame.ts";

/** A message that is longer than any message of the topic can be; the framer goes on behind it. */
export function tooLong(at: Position, limits: FramerLimits): Fault {
  return {
    kind: "fault",
    rule: "max.message.bytes",
    message: `is longer than ${limits.maxFrameBytes} bytes, the most that is read of one message`,
    hint: "check that the messages are separated as --input says",
    fatal: false,
    ...at,
  };
}
