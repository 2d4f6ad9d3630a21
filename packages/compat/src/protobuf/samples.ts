import { ScalarType } from "@bufbuild/protobuf";
import type { Kind } from "./kinds.ts";
import { rangeOf } from "./value-set.ts";

const INTEGERS = [
  1n,
  2n,
  -1n,
  (1n << 31n) - 1n,
  1n << 31n,
  -(1n << 31n),
  (1n << 32n) - 1n,
  (1n << 24n) + 1n,
  1n << 32n,
  (1n << 53n) + 1n,
  1n << 63n,
  -(1n << 63n),
  (1n << 64n) - 1n,
  0n,
];

const NARROW = new Set([
  ScalarType.INT32,
  ScalarType.UINT32,
  ScalarType.SINT32,
  ScalarType.FIXED32,
  ScalarType.SFIXED32,
]);

/** Values at which types part ways, the plainest first and zero last. None for messages. */
export function samplesOf(kind: Kind): readonly unknown[] {
  if (kind.kind === "message") return [];
  if (kind.kind === "enum") {
    const numbers = [...new Set(kind.enum.values.map(({ number }) => number))];
    return [...numbers.filter((number) => number !== 0), ...numbers.filter((number) => number === 0)];
  }
  switch (kind.scalar) {
    case ScalarType.BOOL:
      return [true, false];
    case ScalarType.STRING:
      return ["a", "é", "abcdefgh", ""];
    case ScalarType.BYTES:
      return [new Uint8Array([0x61]), new Uint8Array([0xff]), new Uint8Array()];
    case ScalarType.FLOAT:
      return [1.5, -1, Math.fround(1e30), 0];
    case ScalarType.DOUBLE:
      return [1.5, -1, 0.1, 1e300, 0];
    default: {
      const [low, high] = rangeOf(kind.scalar) as readonly [bigint, bigint];
      const held = INTEGERS.filter((value) => value >= low && value <= high);
      return NARROW.has(kind.scalar) ? held.map(Number) : held;
    }
  }
}

/** A value that is not zero, where there is one. */
export function plainSample(kind: Kind): unknown {
  return samplesOf(kind)[0];
}
