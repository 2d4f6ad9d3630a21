import type { Codec } from "../topic.ts";
import { arrayVisitor, type BytePlaces } from "./byte-places.ts";
import { type ByteArray, byteValues } from "./byte-values.ts";
import { membersInText } from "./members-in-text.ts";
import { membersInValue } from "./members-in-value.ts";
import { bytesOf } from "./parse-bytes.ts";
import { decoder, readJson } from "./read.ts";

/**
 * JSON that spells bytes as arrays of byte values: at these places such an array is read as a `Uint8Array`, and written as
 * an array again. One with an item that is no byte stays an array, which the schema refuses.
 *
 * In a message that is mostly such an array, its digits become bytes without becoming numbers first. Whatever is not as
 * expected is read as all JSON is, which has every error.
 */
export function byteArrayCodec(byteArrays: BytePlaces): Codec {
  const visitArrays = arrayVisitor(byteArrays);
  const keys = keysIn(byteArrays);
  const read = (bytes: Uint8Array): unknown => {
    const array = firstArray(bytes, keys);
    const message = (array && readAround(bytes, array, visitArrays)) ?? readJson(bytes);
    visitArrays(message, putBytes);
    return (byteArrays.self === true && bytesOf(message)) || message;
  };
  return { read, byteArrays };
}

/** Where all items are byte values. */
function putBytes(container: Record<string, unknown>, key: string): void {
  const bytes = bytesOf(container[key]);
  if (bytes !== undefined) container[key] = bytes;
}

const OPEN = 0x5b;
const COLON = 0x3a;
const SPACE = 0x20;
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;

/** The first array of byte values behind one of the keys, in a text that is numbers where its middle is. */
function firstArray(text: Uint8Array, keys: readonly Uint8Array[]): ByteArray | undefined {
  if (!isWithinNumbers(text, text.length >> 1)) return undefined;
  let open = text.indexOf(OPEN);
  while (open >= 0 && !isBehindKey(text, open, keys)) open = text.indexOf(OPEN, open + 1);
  return open < 0 ? undefined : byteValues(text, open);
}

/** Tells by a few bytes, of which most texts have a letter or a quote among the first. */
function isWithinNumbers(text: Uint8Array, at: number): boolean {
  let commas = 0;
  for (let i = at; i < at + 24; i++) {
    const byte = text[i] as number;
    if (byte === COMMA) commas++;
    else if (!(byte <= SPACE || (byte >= ZERO && byte <= NINE))) return false;
  }
  return commas > 1;
}

/** What exactly is between key and array is for the parser to tell. */
function isBehindKey(text: Uint8Array, at: number, keys: readonly Uint8Array[]): boolean {
  let end = at;
  while ((text[end - 1] as number) <= SPACE || text[end - 1] === COLON) end--;
  return keys.some((key) => key.every((byte, i) => byte === text[end - key.length + i]));
}

/** An integer that is not exact. */
const BEYOND = 9_007_199_254_740_992;

/**
 * The message that is parsed without an array; `undefined` if that is at no place, or if the engine's parser cannot be
 * trusted.
 *
 * In the text, an array with an integer beyond 2^53-1 stands for it. One that is left in the message, because it is at no
 * place or because the message has such a number of its own, is one that the parser may have rounded.
 */
function readAround(
  bytes: Uint8Array,
  { open, close, values }: ByteArray,
  visitArrays: ReturnType<typeof arrayVisitor>,
): unknown {
  let text: string;
  let message: unknown;
  try {
    text = `${decoder.decode(bytes.subarray(0, open))}[${BEYOND}]${decoder.decode(bytes.subarray(close + 1))}`;
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  let parent: Record<string, unknown> | undefined;
  let name = "";
  visitArrays(message, (container, key) => {
    const array = container[key] as readonly unknown[];
    if (array.length === 1 && array[0] === BEYOND) [parent, name] = [container, key];
  });
  if (parent === undefined) return undefined;
  parent[name] = [];
  if (membersInText(text) !== membersInValue(message)) return undefined;
  parent[name] = values;
  return message;
}

/** The keys that lead to a place, as they are in a text. */
function keysIn({ members = {}, others }: BytePlaces): readonly Uint8Array[] {
  const named = Object.entries(members).flatMap(([key, inner]) => {
    const below = keysIn(inner);
    return inner.self === true ? [encoder.encode(JSON.stringify(key)), ...below] : below;
  });
  return others === undefined ? named : [...named, ...keysIn(others)];
}

const encoder = /*@__PURE__*/ new TextEncoder();
