import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import type { Contender } from "./peers.ts";

const traceId = (...bytes: number[]) => Uint8Array.of(0x1a, bytes.length, ...bytes);

/** Messages that not every library gives back as they were. */
const probes: Readonly<Record<string, Uint8Array>> = {
  "large integers": toBinary(
    TraceItemSchema,
    create(TraceItemSchema, {
      projectId: 2n ** 64n - 1n,
      attributes: { a: { value: { case: "intValue", value: -(2n ** 63n) + 1n } } },
    }),
  ),
  "zeros in a oneof": toBinary(
    TraceItemSchema,
    create(TraceItemSchema, { attributes: { a: { value: { case: "boolValue", value: false } } } }),
  ),
  "values without a kind": toBinary(TraceItemSchema, create(TraceItemSchema, { attributes: { a: {} } })),
  "entries without a value": Uint8Array.of(0x3a, 3, 0x0a, 1, 0x61),
  "the key __proto__": toBinary(
    TraceItemSchema,
    create(TraceItemSchema, {
      attributes: JSON.parse('{"__proto__":{"value":{"case":"boolValue","value":true}}}'),
    }),
  ),
  "unknown fields": Uint8Array.of(0xf8, 0x07, 5),
};

/** Messages that are none. */
const malformed: Readonly<Record<string, Uint8Array>> = {
  "takes text that is not UTF-8": traceId(0x61, 0xff),
  "takes a truncated message": traceId(0x61, 0x62).subarray(0, 3),
  "takes a field beyond its message": Uint8Array.of(0x32, 1, 0x08, 0x05),
};

/** What the library loses or lets pass. */
export function faultsOf(contender: Contender): string[] {
  const lost = Object.entries(probes).filter(([, bytes]) => !survives(contender, bytes));
  const taken = Object.entries(malformed).filter(([, bytes]) => isTaken(contender, bytes));
  return [...lost.map(([name]) => `loses ${name}`), ...taken.map(([name]) => name)];
}

/** Whether the message is the same after it was read and written by the library. */
export function survives(contender: Contender, bytes: Uint8Array): boolean {
  try {
    const back = contender.encode(contender.decode(bytes) as never);
    return Buffer.compare(canonical(back), canonical(bytes)) === 0;
  } catch {
    return false;
  }
}

function canonical(bytes: Uint8Array): Uint8Array {
  return toBinary(TraceItemSchema, fromBinary(TraceItemSchema, bytes));
}

function isTaken(contender: Contender, bytes: Uint8Array): boolean {
  try {
    contender.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
