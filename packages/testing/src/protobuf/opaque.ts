import fc from "fast-check";
import type { Node } from "../generate/node.ts";
import { record, varint } from "./wire.ts";

const records = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }))
    .map(([field, value]) => record(field, 0, varint(value))),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.uint8Array({ maxLength: 16 }))
    .map(([field, bytes]) => record(field, 2, [...varint(BigInt(bytes.length)), ...bytes])),
);

/** Well-formed Protobuf records, which is all that is known of messages without a descriptor. */
export function opaqueNode(): Node {
  return {
    arbitrary: fc.array(records, { maxLength: 6 }).map((all) => Uint8Array.from(all.flat())),
    example: (isFull) => Uint8Array.from(isFull ? record(1, 0, [1]) : []),
  };
}
