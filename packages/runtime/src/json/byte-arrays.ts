import type { Codec } from "../topic.ts";
import { type BytePlaces, visitPlaces } from "./byte-places.ts";
import { byteValues } from "./byte-values.ts";
import { bytesOf } from "./parse-bytes.ts";
import { readJson } from "./read.ts";

/**
 * JSON that spells bytes as arrays of byte values: at these places such an array is read as a `Uint8Array`, and written as
 * an array again. One with an item that is no byte stays an array, which the schema refuses.
 *
 * Behind a key that leads to a place, digits become bytes without becoming numbers first. Whatever is not as expected is
 * read as all JSON is, which has every error.
 */
export function byteArrayCodec(byteArrays: BytePlaces): Codec {
  const places: BytePlaces = { members: { message: byteArrays } };
  const member = memberExpression(byteArrays);
  const read = (bytes: Uint8Array): unknown => {
    let parsed: Parsed | undefined;
    const message = readJson(bytes, (text) => {
      parsed = parseWithoutArrays(text, bytes, member, places);
      return parsed === undefined ? JSON.parse(text) : parsed.holder.message;
    });
    if (parsed !== undefined && message === parsed.holder.message) {
      for (const [container, key, array] of parsed.arrays) container[key] = array;
      return parsed.holder.message;
    }
    const holder = { message };
    visitPlaces(holder, places, (container, key) => {
      container[key] = bytesOf(container[key]) ?? container[key];
    });
    return holder.message;
  };
  return { read, byteArrays };
}

/** A message with `null` in the place of arrays. */
interface Parsed {
  readonly holder: { readonly message: unknown };
  /** What belongs there. */
  readonly arrays: readonly (readonly [container: Record<string, unknown>, key: string, array: Uint8Array])[];
}

/** Integers from here on are not exact: a message that has one is not read by the engine's parser. */
const BEYOND = 9_007_199_254_740_992;

/**
 * The text's value, parsed without the arrays of byte values behind the keys; `undefined` if there are none, or not just
 * these.
 *
 * In the text an integer beyond 2^53-1 stands for each of them. One that is left in the value, because it is at no place or
 * because the message has such a number of its own, makes `readJson` start again without this function.
 */
function parseWithoutArrays(
  text: string,
  bytes: Uint8Array,
  member: RegExp,
  places: BytePlaces,
): Parsed | undefined {
  const found: (Uint8Array | undefined)[] = [];
  let rest = "";
  let last = 0;
  member.lastIndex = 0;
  while (member.test(text)) {
    const open = member.lastIndex;
    const close = text[open] === "[" ? text.indexOf("]", open) : -1;
    if (close < 0) break;
    // Where all characters are ASCII, positions in the text are those in the bytes.
    const shift = text.length === bytes.length ? 0 : encoder.encode(text.slice(0, open)).length - open;
    const values = byteValues(bytes, open + 1 + shift, close + shift);
    if (values === undefined) break;
    // The space keeps apart what must not become one number.
    rest += `${text.slice(last, open)}${BEYOND + 2 * found.length} `;
    found.push(values);
    last = close + 1;
    member.lastIndex = last;
  }
  if (last === 0) return undefined;
  const holder = { message: JSON.parse(rest + text.slice(last)) as unknown };
  const arrays: [Record<string, unknown>, string, Uint8Array][] = [];
  visitPlaces(holder, places, (container, key) => {
    const value = container[key];
    const index = typeof value === "number" ? (value - BEYOND) / 2 : -1;
    const array = index >= 0 ? found[index] : bytesOf(value);
    if (array === undefined) return;
    if (index >= 0) found[index] = undefined;
    container[key] = null;
    arrays.push([container, key, array]);
  });
  return { holder, arrays };
}

const encoder = /*@__PURE__*/ new TextEncoder();

/** Finds the keys that lead to a place, up to the value behind them. */
function memberExpression(places: BytePlaces): RegExp {
  const keys = new Set<string>();
  const collect = ({ members = {}, others }: BytePlaces): void => {
    for (const [key, inner] of Object.entries(members)) {
      if (inner.self === true) keys.add(JSON.stringify(key).replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
      collect(inner);
    }
    if (others !== undefined) collect(others);
  };
  collect(places);
  // Without a key it matches nothing.
  return new RegExp(`(?:${[...keys].join("|") || "$^"})[ \\t\\n\\r]*:[ \\t\\n\\r]*`, "g");
}
