import { type DescMessage, fromBinary, isMessage, toBinary } from "@bufbuild/protobuf";
import { CodecError } from "../codec-error.ts";
import type { CompleteCodec } from "../topic.ts";
import { checkMessage } from "./check.ts";
import { fieldNamedIn } from "./field-named-in.ts";

/** The wire format of one message type. Unknown fields are kept; no bytes at all are the message without fields. */
export function protobufCodec(message: DescMessage): CompleteCodec {
  return {
    read(bytes) {
      checkMessage(message, bytes);
      try {
        return fromBinary(message, bytes);
      } catch {
        checkMessage(message, bytes, true);
        throw new CodecError("wire-format", `must be a ${message.typeName} message`);
      }
    },
    write(value) {
      if (!isMessage(value, message)) {
        throw new CodecError("not-serializable", `must be a ${message.typeName} message`);
      }
      try {
        return toBinary(message, value);
      } catch (error) {
        const field = fieldNamedIn(error);
        const subject = field === undefined ? "must have" : `must have in ${field}`;
        throw new CodecError("not-serializable", `${subject} a value of the field's type`);
      }
    },
  };
}
