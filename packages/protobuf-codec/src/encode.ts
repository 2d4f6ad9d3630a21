import type { Message } from "@bufbuild/protobuf";
import type { MessageCodec, MessageInit } from "./codec.ts";
import { diagnose } from "./diagnose.ts";
import { ProtobufError } from "./error.ts";
import { Writer } from "./writer.ts";

const shared: Writer = new Writer();

/**
 * The bytes of a message, exactly those that `toBinary` of protobuf-es gives. The message may be one of protobuf-es,
 * or a plain object with some of its fields.
 *
 * @throws ProtobufError
 */
export function encode<T extends Message>(
  codec: MessageCodec<T>,
  message: MessageInit<NoInfer<T>>,
): Uint8Array {
  const w = write(codec, message);
  const bytes = w.buf.slice(w.pos);
  w.reset();
  return bytes;
}

/**
 * Writes a message into a buffer, from `offset` on.
 *
 * @returns the offset after the message
 * @throws ProtobufError of reason "space" if the buffer ends too soon; then nothing is written
 */
export function encodeInto<T extends Message>(
  codec: MessageCodec<T>,
  message: MessageInit<NoInfer<T>>,
  buffer: Uint8Array,
  offset = 0,
): number {
  const w = write(codec, message);
  const end = offset + w.buf.length - w.pos;
  if (offset >= 0 && end <= buffer.length) buffer.set(w.buf.subarray(w.pos), offset);
  w.reset();
  if (!(offset >= 0 && end <= buffer.length)) {
    throw new ProtobufError("space", `must have room for ${end - offset} bytes from ${offset} on`, codec);
  }
  return end;
}

function write<T extends Message>(codec: MessageCodec<T>, message: MessageInit<T>): Writer {
  // A getter of the message may encode another one meanwhile.
  const w = shared.isBusy ? new Writer() : shared;
  w.isBusy = true;
  try {
    codec.write(w, message);
  } catch (error) {
    w.reset();
    throw diagnose(codec, message, error);
  }
  return w;
}
