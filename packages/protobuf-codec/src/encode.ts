import type { Message } from "@bufbuild/protobuf";
import type { MessageEncoder, MessageInit } from "./codec.ts";
import { diagnose } from "./diagnose.ts";
import { ProtobufError } from "./error.ts";
import { newWriter, type Writer } from "./writer.ts";

/** Larger buffers are not kept for the next message. */
const LARGEST_KEPT = 1 << 20;

let idle: Writer | undefined;

/**
 * The bytes of a message, exactly those that `toBinary` of protobuf-es gives. The message may be one of protobuf-es,
 * or a plain object with some of its fields.
 *
 * @throws ProtobufError
 */
export function encode<T extends Message>(
  encoder: MessageEncoder<T>,
  message: MessageInit<NoInfer<T>>,
): Uint8Array {
  const { buf, pos } = written(encoder, message);
  return buf.slice(0, pos);
}

/**
 * Writes a message into a buffer, from `offset` on.
 *
 * @returns the offset after the message
 * @throws ProtobufError of reason "space" if the buffer ends too soon; then nothing is written
 */
export function encodeInto<T extends Message>(
  encoder: MessageEncoder<T>,
  message: MessageInit<NoInfer<T>>,
  buffer: Uint8Array,
  offset = 0,
): number {
  const { buf, pos } = written(encoder, message);
  const end = offset + pos;
  if (!(offset >= 0 && end <= buffer.length)) {
    throw new ProtobufError(encoder.typeName, [], {
      reason: "space",
      subject: `must have room for ${pos} bytes from ${offset} on`,
    });
  }
  buffer.set(buf.subarray(0, pos), offset);
  return end;
}

/** A writer that holds the message until the next one is written. */
function written<T extends Message>(encoder: MessageEncoder<T>, message: MessageInit<T>): Writer {
  // A getter of the message may encode another one meanwhile.
  const w = idle ?? newWriter();
  idle = undefined;
  w.pos = 0;
  try {
    encoder.write(w, message);
  } catch (error) {
    throw diagnose(encoder, message, error);
  }
  if (w.buf.length <= LARGEST_KEPT) idle = w;
  return w;
}
