import type { Message } from "@bufbuild/protobuf";
import type { MessageCodec } from "./codec.ts";
import { ProtobufError } from "./error.ts";
import { newWriter } from "./writer.ts";

/**
 * The error of writing this message, with the path to the value that cannot be written. Encoding keeps no track of
 * where it is; when it has failed, fields are written one by one to find the one that fails.
 */
export function diagnose(codec: MessageCodec, message: unknown, error: unknown): ProtobufError {
  const path: (string | number)[] = [];
  let reason: ProtobufError["reason"] = "value";
  let subject = "must be of the field's type";
  if (error instanceof ProtobufError) ({ reason, subject } = error);
  if (reason !== "depth") find(codec, message, path);
  if (error instanceof ProtobufError) path.push(...error.path);
  return new ProtobufError(reason, subject, codec.typeName, path);
}

type Values = Readonly<Record<string, unknown>>;

function find(codec: MessageCodec, message: unknown, path: (string | number)[]): void {
  if (!isObject(message)) return;
  for (const [name, child, kind] of Object.values(codec.fields())) {
    const [property = "", member] = name.split(".");
    let value = Object.hasOwn(message, property) ? message[property] : undefined;
    if (value === undefined || isWritten(codec, { [property]: value })) continue;
    if (member !== undefined) {
      if (!isObject(value) || value["case"] !== member) continue;
      value = value["value"];
    }
    path.push(...name.split("."));
    if (kind !== undefined) {
      if (!isObject(value)) return;
      const elements = value;
      const keys = Object.keys(elements);
      const at = keys.findIndex((key) => {
        const one = elements[key];
        return !isWritten(codec, { [property]: kind === "list" ? [one] : { [key]: one } });
      });
      if (at < 0) return;
      path.push(at);
      if (kind !== "list") path.push("value");
      value = elements[keys[at] as string];
    }
    if (child !== undefined) find(child, value, path);
    return;
  }
}

/** A required field that is not there is no fault of those that are. */
function isWritten(codec: MessageCodec, message: Values): boolean {
  try {
    codec.write(newWriter(), message as Partial<Message>);
    return true;
  } catch (error) {
    return error instanceof ProtobufError && error.reason === "required" && error.path.length === 1;
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null;
}
