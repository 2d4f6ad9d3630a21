import type { Message } from "@bufbuild/protobuf";
import type { MessageEncoder } from "./codec.ts";
import { ProtobufError, type ProtobufPath } from "./error.ts";
import { newWriter } from "./writer.ts";

/**
 * The error of writing this message, with the path to the value that cannot be written. Encoding keeps no track of
 * where it is; when it has failed, the message is written once more, and what is read of it last is the value.
 */
export function diagnose(encoder: MessageEncoder, message: unknown, error: unknown): ProtobufError {
  let reason: ProtobufError["reason"] = "value";
  let subject = "must be of the field's type";
  let rest: ProtobufPath = [];
  if (error instanceof ProtobufError) ({ reason, subject, path: rest } = error);
  let last: ProtobufPath = [];
  /** Of what something has been read last, be it there or not. */
  let holder = last;
  /** The oneof of which the case has been read; when it is read from the message again, its value is. */
  let oneof: unknown;

  const watched = (value: unknown, place: ProtobufPath): unknown => {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    const isList = Array.isArray(value);
    /** Of the entry read last, once it shows that this is a map. */
    let index: number | undefined;
    let hasCase = false;
    // Not the value itself: of a frozen one, a proxy must not give anything else than what is there.
    return new Proxy(isList ? [] : {}, {
      ownKeys() {
        index = -1;
        return Object.keys(value);
      },
      getOwnPropertyDescriptor(_, key) {
        if (index !== undefined) last = [...place, index + 1, "key"];
        return Object.hasOwn(value, key) ? { enumerable: true, configurable: true } : undefined;
      },
      get(_, key: string | symbol) {
        const found = Reflect.get(value, key);
        holder = place;
        if (typeof key === "symbol") return found;
        if (index !== undefined) last = [...place, ++index, "value"];
        else if (key[0] === "$") {
          // The name of the type, or unknown fields.
          last = place;
          return found;
        } else if (Object.hasOwn(value, key) && !(isList && key === "length")) {
          const isMember = key === "value" && oneof === value && !hasCase;
          last = [...place, isList ? Number(key) : isMember ? Reflect.get(value, "case") : key];
          if (key === "case") {
            hasCase = true;
            oneof = value;
          }
        } else return found;
        return watched(found, last);
      },
    });
  };

  if (reason !== "depth") {
    try {
      encoder.write(newWriter(), watched(message, last) as Message);
      last = [];
    } catch {
      // As it did before.
    }
  }
  return new ProtobufError(reason, subject, encoder.typeName, [
    ...(reason === "required" ? holder : last),
    ...rest,
  ]);
}
