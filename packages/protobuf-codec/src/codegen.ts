/** What generated code calls. No part of the public interface: it changes with the generator. */
export {
  type MessageCodec,
  type MessageDecoder,
  type MessageEncoder,
  type MessageInit,
  messageCodec,
  messageDecoder,
} from "./codec.ts";
export { enterGroup, leaveGroup } from "./group.ts";
export { readKey, setEntry } from "./key.ts";
export * from "./read-scalar.ts";
export {
  enterMessage,
  leave,
  leaveMessage,
  type Reader,
  readEnd,
  readTag,
  readUnknown,
} from "./reader.ts";
export * from "./shape.ts";
export * from "./struct.ts";
export { readLenientString, readString } from "./text.ts";
export { keepUnknownEnum } from "./unknown-enum.ts";
export { writeKey } from "./write-key.ts";
export { writeMap } from "./write-map.ts";
export { writeGroup, writeMessage, writeUnknown } from "./write-message.ts";
export * from "./write-scalar.ts";
export { writeString } from "./write-text.ts";
export { endDelimited, startDelimited, type Writer } from "./writer.ts";
