import { append } from "../schema/pointer.ts";

/** Where a value holds half of a surrogate pair, in a text or in a key; undefined where it is Unicode throughout. */
export function loneSurrogate(value: unknown, pointer = ""): string | undefined {
  if (typeof value === "string") return isHalf(value) ? pointer : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const below = append(pointer, key);
    const found = isHalf(key) ? below : loneSurrogate(member, below);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isHalf(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
