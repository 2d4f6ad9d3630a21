import type { FramerLimits } from "./frame.ts";

/**
 * Kafka compresses batches before it measures them and readable forms are longer than encoded ones, so a stream may hold
 * messages somewhat beyond the topic's limit. Anything beyond this multiple is a separator gone missing.
 */
const SLACK = 4;

export function frameLimits(maxMessageBytes: number): FramerLimits {
  return { maxFrameBytes: maxMessageBytes * SLACK };
}
