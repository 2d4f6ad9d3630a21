import { create, type DescField, type DescMessage, type Message, ScalarType } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import type { Random } from "./random.ts";

/** A message of the type with some of its fields set, the values often at the ends of their ranges. */
export function randomMessage(random: Random, desc: DescMessage): Message {
  return fill(random, desc, { left: 30 });
}

/** How many more messages there may be. */
interface Budget {
  left: number;
}

function fill(random: Random, desc: DescMessage, budget: Budget): Message {
  const message = create(desc);
  const r = reflect(desc, message);
  for (const field of desc.fields) {
    if (field.presence !== 3 && random.chance(0.4)) continue;
    if (field.oneof !== undefined && random.chance(0.5)) continue;
    switch (field.fieldKind) {
      case "list": {
        const list = r.get(field);
        for (let i = random.below(4); i > 0; i--) {
          const value = randomValue(random, field, budget);
          if (value !== undefined) list.add(value);
        }
        break;
      }
      case "map": {
        const map = r.get(field);
        for (let i = random.below(4); i > 0; i--) {
          const value = randomValue(random, field, budget);
          if (value !== undefined) map.set(randomScalar(random, field.mapKey) as never, value);
        }
        break;
      }
      default: {
        const value = randomValue(random, field, budget);
        if (value !== undefined) r.set(field, value as never);
      }
    }
  }
  return message;
}

function randomValue(random: Random, field: DescField, budget: Budget): unknown {
  if (field.message !== undefined) {
    if (--budget.left < 0) return undefined;
    return reflect(field.message, fill(random, field.message, budget));
  }
  if (field.enum !== undefined) {
    return field.enum.open && random.chance(0.2)
      ? random.pick([-7, 99, 2 ** 31 - 1])
      : random.pick(field.enum.values).number;
  }
  return randomScalar(random, field.scalar as ScalarType);
}

const texts = [
  "",
  "a",
  "GET",
  "__proto__",
  "constructor",
  "é",
  "日本語",
  "\u{1f600}",
  "\ufeff",
  "\ufffd",
  "x".repeat(130),
];

function randomScalar(random: Random, type: ScalarType): unknown {
  switch (type) {
    case ScalarType.STRING:
      return random.chance(0.5)
        ? random.pick(texts)
        : `key.${random.below(1000)}`.repeat(1 + random.below(4));
    case ScalarType.BYTES:
      return Uint8Array.from({ length: random.pick([0, 1, 16, 65]) }, () => random.below(256));
    case ScalarType.BOOL:
      return random.chance(0.5);
    case ScalarType.DOUBLE:
      return random.pick([0, -0, 1.5, -1e300, Number.NaN, Number.POSITIVE_INFINITY, random.next()]);
    case ScalarType.FLOAT:
      return Math.fround(
        random.pick([0, -0, 1.5, -3e38, Number.NaN, Number.NEGATIVE_INFINITY, random.next()]),
      );
    case ScalarType.INT32:
    case ScalarType.SINT32:
    case ScalarType.SFIXED32:
      return random.pick([0, 1, -1, 127, 128, 2 ** 31 - 1, -(2 ** 31), random.below(1e9)]);
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return random.pick([0, 1, 127, 128, 16_384, 2 ** 32 - 1, random.below(1e9)]);
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return random.pick([
        0n,
        1n,
        300n,
        2n ** 32n,
        2n ** 63n,
        2n ** 64n - 1n,
        BigInt(random.below(1e9)) ** 2n,
      ]);
    default:
      return random.pick([
        0n,
        1n,
        -1n,
        300n,
        2n ** 35n,
        2n ** 63n - 1n,
        -(2n ** 63n),
        BigInt(random.below(1e9)),
      ]);
  }
}
