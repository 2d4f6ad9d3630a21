import type { Message } from "@bufbuild/protobuf";
import type { Reader } from "./reader.ts";

/** Keeps a number that the closed enum of a field does not have. */
export function keepUnknownEnum(r: Reader, message: Message, tag: number, value: number): void {
  if (r.options.readUnknownFields === false) return;
  const data: number[] = [];
  // A negative number has ten bytes: its sign goes on to 64 bits.
  let rest = value;
  for (; rest < 0 ? data.length < 9 : rest > 0x7f; rest >>= 7) data.push((rest & 0x7f) | 0x80);
  data.push(value < 0 ? 1 : rest);
  message.$unknown ??= [];
  message.$unknown.push({ no: tag >>> 3, wireType: tag & 7, data: Uint8Array.from(data) });
}
