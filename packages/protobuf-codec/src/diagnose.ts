import type { Message } from "@bufbuild/protobuf";
import type { Field, MessageCodec } from "./codec.ts";
import { ProtobufError, type ProtobufPath } from "./error.ts";
import { Writer } from "./writer.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The error of writing this message, with the path to the value that cannot be written. Encoding keeps no track of
 * where it is; when it has failed, fields are written one by one to find the one that fails.
 */
export function diagnose(codec: MessageCodec, message: unknown, error: unknown): ProtobufError {
  const { typeName } = codec;
  if (error instanceof ProtobufError && error.reason === "depth") {
    return new ProtobufError("depth", error.subject, { typeName });
  }
  const cause =
    error instanceof ProtobufError ? error : new ProtobufError("value", "must be of the field's type");
  const path = isObject(message) ? pathIn(codec, message) : [];
  return new ProtobufError(cause.reason, cause.subject, { typeName, path: [...path, ...cause.path] });
}

function pathIn(codec: MessageCodec, message: Values): ProtobufPath {
  for (const field of codec.fields()) {
    const property = field.oneof ?? field.name;
    if (!Object.hasOwn(message, property)) continue;
    const oneof = message[property];
    if (field.oneof !== undefined && !(isObject(oneof) && oneof["case"] === field.name)) continue;
    if (isWritten(codec, { [property]: message[property] })) continue;
    const value = field.oneof === undefined ? message[property] : (oneof as Values)["value"];
    return [...(field.oneof === undefined ? [] : [field.oneof]), field.name, ...within(codec, field, value)];
  }
  return [];
}

function within(codec: MessageCodec, field: Field, value: unknown): ProtobufPath {
  const { kind, name, message } = field;
  if (kind === "singular") return message !== undefined && isObject(value) ? pathIn(message, value) : [];
  if (!isObject(value)) return [];
  const keys = Object.keys(value);
  const at = keys.findIndex((key) => {
    const one = kind === "list" ? [value[key]] : Object.fromEntries([[key, value[key]]]);
    return !isWritten(codec, { [name]: one });
  });
  if (at < 0) return [];
  const element = value[keys[at] as string];
  const rest = message !== undefined && isObject(element) ? pathIn(message, element) : [];
  return kind === "list" ? [at, ...rest] : [at, "value", ...rest];
}

/** A required field that is not there is no fault of those that are. */
function isWritten(codec: MessageCodec, message: Values): boolean {
  try {
    codec.write(new Writer(), message as Partial<Message>);
    return true;
  } catch (error) {
    return error instanceof ProtobufError && error.reason === "required" && error.path.length === 1;
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null;
}
