import type { Message } from "@bufbuild/protobuf";
import type { MessageEncoder } from "./codec.ts";
import { ProtobufError, type ProtobufPath } from "./error.ts";
import type { Failure } from "./fail.ts";
import { newWriter } from "./writer.ts";

/** Whatever was given in the place of an object. */
type Given = Readonly<Record<PropertyKey, unknown>>;

/**
 * The error of writing this message, with the path to the value that cannot be written. Encoding keeps no track of
 * where it is; when it has failed, the message is written once more, and what is read of it last is the value.
 */
export function diagnose(encoder: MessageEncoder, message: unknown, error: unknown): ProtobufError {
  const failure = (error as Failure | undefined)?.subject
    ? (error as Failure)
    : ({ reason: "value", subject: "must be of the type of its field" } as const);
  let last: ProtobufPath = [];
  /** The oneof of which the case has been read; when it is read from the message again, its value is. */
  let oneof: unknown;

  const watched = (value: Given, place: ProtobufPath): unknown => {
    if (Object(value) !== value || ArrayBuffer.isView(value)) return value;
    let member = value === oneof ? (value["case"] as string) : "value";
    /** How many entries have been read, once it shows that this is a map. */
    let entries: number | undefined;
    // Not the value itself: of a frozen one, a proxy must not give anything else than what is there.
    return new Proxy(Array.isArray(value) ? [...value] : { ...value }, {
      ownKeys(copy) {
        entries = 0;
        return Reflect.ownKeys(copy);
      },
      get(copy, key) {
        const found = value[key];
        const name = Array.isArray(copy) ? Number(key) : key;
        if (entries !== undefined) {
          if (!Object.hasOwn(value, name)) return found;
          last = [...place, entries++];
          return watched(found as Given, [...last, "value"]);
        }
        if ((key as string)[0] === "$") {
          // What the message is in itself, not a field of it.
          last = place;
          return found;
        }
        // What is asked of a value that is not there, or of a list itself, is not read.
        if (!Object.hasOwn(value, name)) return found;
        if (name === "case") {
          oneof = value;
          member = "value";
        }
        last = [...place, name === "value" ? member : (name as string)];
        return watched(found as Given, last);
      },
    });
  };

  if (failure.reason !== "depth") {
    try {
      encoder.write(newWriter(), watched(message as Given, last) as Message);
      last = [];
    } catch {
      // As it did before.
    }
  }
  return new ProtobufError(encoder.typeName, last, failure);
}
