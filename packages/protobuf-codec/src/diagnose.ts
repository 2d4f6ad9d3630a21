import type { Message } from "@bufbuild/protobuf";
import type { MessageEncoder } from "./codec.ts";
import { ProtobufError, type ProtobufPath } from "./error.ts";
import { newWriter } from "./writer.ts";

/** From the message to one of its values, when it is asked for. */
type Place = () => ProtobufPath;

/**
 * The error of writing this message, with the path to the value that cannot be written. Encoding keeps no track of
 * where it is; when it has failed, the message is written once more, and what is read of it last is the value.
 */
export function diagnose(encoder: MessageEncoder, message: unknown, error: unknown): ProtobufError {
  let reason: ProtobufError["reason"] = "value";
  let subject = "must be of the field's type";
  let rest: ProtobufPath = [];
  if (error instanceof ProtobufError) ({ reason, subject, path: rest } = error);
  let last: Place = () => [];
  /** Of which something has been read last, be it there or not. */
  let holder = last;
  /** The oneof of which the case has been read; when it is read from the message again, its value is. */
  let oneof: object | undefined;

  const watched = (value: unknown, place: Place): unknown => {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    const isList = Array.isArray(value);
    let isMap = false;
    let hasCase = false;
    const inEntry = (key: PropertyKey, part: string) => () => [
      ...place(),
      Object.keys(value).indexOf(key as string),
      part,
    ];
    // Not the value itself: of a frozen one, a proxy must not give anything else than what is there.
    return new Proxy(isList ? [] : {}, {
      ownKeys() {
        isMap = true;
        return Object.keys(value);
      },
      getOwnPropertyDescriptor(_, key) {
        if (isMap) last = inEntry(key, "key");
        return Object.hasOwn(value, key) ? { enumerable: true, configurable: true } : undefined;
      },
      get(_, key) {
        const found = Reflect.get(value, key);
        holder = place;
        // The name of the type, and unknown fields.
        if (!isMap && String(key)[0] === "$") last = place;
        else if (Object.hasOwn(value, key) && !(isList && key === "length")) {
          let name: unknown = isList ? Number(key) : key;
          if (key === "case") {
            hasCase = true;
            oneof = value;
          } else if (key === "value" && oneof === value && !hasCase) name = Reflect.get(value, "case");
          last = isMap ? inEntry(key, "value") : () => [...place(), name as string];
          return watched(found, last);
        }
        return found;
      },
    });
  };

  if (reason !== "depth") {
    try {
      encoder.write(newWriter(), watched(message, last) as Message);
      last = () => [];
    } catch {
      // As it did before.
    }
  }
  if (reason === "required") last = holder;
  return new ProtobufError(reason, subject, encoder.typeName, [...last(), ...rest]);
}
