import type { CompleteCodec } from "../topic.ts";
import { readMsgpack } from "./read.ts";
import { writeMsgpack } from "./write.ts";

/** msgpack without extension types, strict: see the rules of decoding in the README. */
export const msgpackCodec: CompleteCodec = { read: readMsgpack, write: writeMsgpack };
