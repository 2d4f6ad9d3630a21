export { decode, decodeUnvalidated, tryDecode } from "./decode.ts";
export { encode, encodeUnvalidated, tryEncode } from "./encode.ts";
export {
  isTopicError,
  TopicError,
  type TopicErrorCode,
  type TopicErrorInit,
  type TopicIssue,
} from "./error.ts";
export { loadTopic, type TopicRegistry } from "./registry.ts";
export type { Result } from "./result.ts";
export {
  type Codec,
  DEFAULT_MAX_MESSAGE_BYTES,
  type Encoding,
  type JsonSchema,
  type MessageOf,
  type Topic,
} from "./topic.ts";
export { is, validate } from "./validate.ts";
