import { msgpackCodec } from "@waybill/runtime/msgpack";

/** A value as msgpack; bytes are `bin`. */
export function packed(value: unknown): Uint8Array {
  return msgpackCodec.write(value);
}

/** A Protobuf message of one text field and one number: enough for well-formed wire format. */
export function wire(name: string, count: number): Uint8Array {
  const text = new TextEncoder().encode(name);
  return Uint8Array.from([0x0a, text.length, ...text, 0x10, count]);
}
