/** What generated code calls. No part of the public interface: it changes with the generator. */
export { type FieldTuple, type MessageCodec, type MessageInit, messageCodec } from "./codec.ts";
export { readKey, setEntry } from "./key.ts";
export * from "./read-scalar.ts";
export {
  enterGroup,
  enterMessage,
  keepUnknownEnum,
  leave,
  leaveGroup,
  leaveMessage,
  type Reader,
  readEnd,
  readTag,
  readUnknown,
  skipInEntry,
} from "./reader.ts";
export * from "./shape.ts";
export * from "./struct.ts";
export { readLenientString, readString } from "./text.ts";
export { writeKey } from "./write-key.ts";
export * from "./write-scalar.ts";
export { writeString } from "./write-text.ts";
export {
  closeGroup,
  closeMessage,
  openGroup,
  openMessage,
  type Writer,
  writePrefix,
  written,
} from "./writer.ts";
