import { hasAllMembers } from "./has-all-members.ts";
import { membersInValue } from "./members-in-value.ts";
import { readJsonStrictly } from "./strict.ts";

// `ignoreBOM` keeps a byte order mark in the text, where JSON.parse refuses it.
export const decoder = /*@__PURE__*/ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * One JSON document, in full and without loss.
 *
 * The engine's parser makes the value. It drops repeated keys, rounds integers and knows no bound of depth, so a walk of
 * the value and a scan of the text have to agree that none of this can have happened. Where they do not, and for every
 * error, the strict reader has the last word. An integer literal beyond 2^53-1 becomes a bigint, a literal with a fraction
 * or an exponent is a double.
 *
 * @throws CodecError with the byte offset; no text of the document is in it.
 */
export function readJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
  } catch {
    return readJsonStrictly(bytes);
  }
  return hasAllMembers(membersInValue(value), bytes, text) ? value : readJsonStrictly(bytes);
}
