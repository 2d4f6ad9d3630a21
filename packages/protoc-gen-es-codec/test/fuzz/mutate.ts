import type { Random } from "./random.ts";

/** The bytes with a few faults: flipped, cut, doubled, exchanged for numbers that are at an end. */
export function mutate(random: Random, bytes: Uint8Array): Uint8Array {
  let result = Array.from(bytes);
  for (let i = 1 + random.below(3); i > 0; i--) {
    const at = random.below(result.length + 1);
    switch (random.below(7)) {
      case 0:
        result[at] = random.below(256);
        break;
      case 1:
        result[at] = (result[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 2:
        result = result.slice(0, at);
        break;
      case 3:
        result.splice(at, random.below(4));
        break;
      case 4:
        result.splice(at, 0, ...result.slice(at, at + random.below(20)));
        break;
      case 5:
        result.splice(
          at,
          0,
          ...random.pick([[0], [0xff], [0x80, 0x00], [0x7f], [0x0b, 0x0c], [0xff, 0xff, 0xff, 0xff, 0x0f]]),
        );
        break;
      default:
        result.push(...result);
    }
  }
  return Uint8Array.from(result);
}
