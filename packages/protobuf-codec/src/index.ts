export type { MessageCodec, MessageDecoder, MessageEncoder, MessageInit } from "./codec.ts";
export { decode } from "./decode.ts";
export { encode, encodeInto } from "./encode.ts";
export { ProtobufError, type ProtobufErrorReason, type ProtobufPath } from "./error.ts";
export { type FieldSet, fields } from "./fields.ts";
export { type LazyMessage, lazy } from "./lazy.ts";
export type { FieldPath, Selected } from "./paths.ts";
export type { ReadOptions } from "./reader.ts";
