import { ScalarType } from "@bufbuild/protobuf";
import fc from "fast-check";
import type { Node } from "../generate/node.ts";
import { integers } from "../generate/numbers.ts";
import { texts } from "../generate/texts.ts";

/** Values of one scalar type of Protobuf, in the form that protobuf-es has them in. */
export function scalars(type: ScalarType): Node {
  switch (type) {
    case ScalarType.STRING:
      return { ...(texts([{}]) as Node), example: (isFull) => (isFull ? "text" : "") };
    case ScalarType.BYTES:
      return {
        arbitrary: fc.uint8Array({ maxLength: 32 }),
        example: (isFull) => new Uint8Array(isFull ? 1 : 0),
      };
    case ScalarType.BOOL:
      return { arbitrary: fc.boolean(), example: (isFull) => isFull };
    case ScalarType.DOUBLE:
      return { arbitrary: fc.double(), example: (isFull) => (isFull ? 1.5 : 0) };
    case ScalarType.FLOAT:
      return { arbitrary: fc.float(), example: (isFull) => (isFull ? 1.5 : 0) };
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      return long(-(2n ** 63n), 2n ** 63n - 1n);
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return long(0n, 2n ** 64n - 1n);
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return short(0, 2 ** 32 - 1);
    default:
      return short(-(2 ** 31), 2 ** 31 - 1);
  }
}

function long(min: bigint, max: bigint): Node {
  return {
    arbitrary: fc.oneof(
      fc.bigInt({ min: 0n, max: 1000n }),
      fc.bigInt({ min, max }),
      fc.constantFrom(min, max),
    ),
    example: (isFull) => (isFull ? 1n : 0n),
  };
}

function short(minimum: number, maximum: number): Node {
  return { ...(integers([{ minimum, maximum }]) as Node), example: (isFull) => (isFull ? 1 : 0) };
}
