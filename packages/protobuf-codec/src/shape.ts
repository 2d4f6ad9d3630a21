import type { Message } from "@bufbuild/protobuf";
import type { MessageDecoder } from "./codec.ts";
import { fail } from "./fail.ts";

export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The value of `bytes` fields that are not set. */
export const noBytes: Uint8Array = new Uint8Array(0);

/** Whether a field is set whose zero value is on the prototype. */
export function has(message: object, name: string): boolean {
  return Object.hasOwn(message, name);
}

export function failRequired(message: object, name: string): never {
  // An error is at what was read last: the message itself.
  Reflect.get(message, "$typeName");
  return fail(`must have ${name}`, "required");
}

/** The message for which a field of a wrapper type has the value only, as far as there is one. */
export function wrap<T extends Message & { value: unknown }>(
  decoder: MessageDecoder<T>,
  value: T["value"] | undefined,
): T | undefined {
  if (value === undefined) return undefined;
  const message = decoder.create();
  message.value = value;
  return message;
}

/** The key of a map whose keys are numbers. */
export function numberKey(key: string): number {
  const number = Number(key);
  return String(number) === key ? number : fail("must have integers as keys");
}

export function booleanKey(key: string): boolean {
  return key === "true" || (key !== "false" && fail('must have "true" and "false" as keys'));
}
