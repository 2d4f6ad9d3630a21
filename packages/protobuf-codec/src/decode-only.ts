import type { Message } from "@bufbuild/protobuf";
import { setEntry } from "./key.ts";
import {
  enterMessage,
  LENGTH_DELIMITED,
  leave,
  leaveMessage,
  type Reader,
  readEnd,
  readTag,
  skip,
} from "./reader.ts";
import {
  type Choice,
  createSelected,
  FREQUENT,
  type MapKeys,
  type Selection,
  tellTale,
} from "./selection.ts";

const KEY_TAG = (1 << 3) | LENGTH_DELIMITED;
const VALUE_TAG = (2 << 3) | LENGTH_DELIMITED;

type Values = Message & Record<string, unknown>;

/** Reads the chosen fields of a message and steps over the others, of which only the ends are looked at. */
export function readSelected(r: Reader, end: number, selection: Selection, into?: Message): Message {
  const message = (into ?? createSelected(selection)) as Values;
  const { choices, codec, frequent } = selection;
  while (r.pos < end) {
    const start = r.pos;
    const tag = readTag(r);
    const choice = tag < 8 * FREQUENT ? frequent[tag >>> 3] : choices.get(tag >>> 3);
    if (choice === undefined) skip(r, tag);
    else if (choice.selection !== undefined && (tag & 7) === LENGTH_DELIMITED) {
      readWithin(r, choice, choice.selection, message);
    } else if (isChosen(r, tag, choice)) {
      const after = r.pos;
      r.pos = start;
      if (choice.keys !== undefined && choice.kind === "map") {
        readChosenEntry(r, after, selection, choice.property, choice.keys, message);
      } else {
        r.depth++;
        codec.read(r, after, message);
      }
    }
  }
  // A chosen field in a wire type that is not its own.
  if (Object.hasOwn(message, "$unknown")) delete message.$unknown;
  return leaveMessage(r, end, message);
}

/** Goes to the end of a field: whether it is one to read. */
function isChosen(r: Reader, tag: number, { keys, kind, selection }: Choice): boolean {
  if (keys === undefined || (tag & 7) !== LENGTH_DELIMITED) {
    skip(r, tag);
    return keys === undefined && selection === undefined;
  }
  if (kind === "string map") return isKeyChosen(r, keys);
  skip(r, tag);
  return true;
}

function readWithin(r: Reader, { property, kind }: Choice, selection: Selection, message: Values): void {
  const end = enterMessage(r);
  if (kind === "list") (message[property] as Message[]).push(readSelected(r, end, selection));
  else message[property] = readSelected(r, end, selection, message[property] as Message | undefined);
}

/** Goes to the end of an entry: whether its key is one of them. */
function isKeyChosen(r: Reader, { bytes, tellTales }: MapKeys): boolean {
  const start = readKeyPlace(r);
  const end = keyEnd;
  return (
    tellTales[tellTale(r.buf[end - 1], end - start)] === 1 &&
    bytes.some((key) => isBetween(r.buf, start, end, key))
  );
}

/** Goes to the end of an entry: whether this is its key. */
export function isKey(r: Reader, key: Uint8Array): boolean {
  const start = readKeyPlace(r);
  return isBetween(r.buf, start, keyEnd, key);
}

/** Where the key ends that `readKeyPlace` found. */
let keyEnd = 0;

/** Goes to the end of an entry, which is next, and says where its key begins: the last one, if there are several. */
function readKeyPlace(r: Reader): number {
  const end = readEnd(r);
  const { buf, pos } = r;
  // The usual entry: a short key, a short value that is delimited, and no more.
  const value = pos + 2 + (buf[pos + 1] as number);
  if (
    buf[pos] === KEY_TAG &&
    buf[value] === VALUE_TAG &&
    value + 2 + (buf[value + 1] as number) === end &&
    ((buf[pos + 1] as number) | (buf[value + 1] as number)) < 0x80
  ) {
    keyEnd = value;
    r.pos = end;
    return pos + 2;
  }
  let keyStart = 0;
  keyEnd = 0;
  while (r.pos < end) {
    const tag = readTag(r);
    if (tag === KEY_TAG) {
      keyEnd = readEnd(r);
      keyStart = r.pos;
      r.pos = keyEnd;
    } else skip(r, tag);
  }
  leave(r, end);
  return keyStart;
}

/** Compares from the end: keys often begin alike. */
function isBetween(buf: Uint8Array, start: number, end: number, bytes: Uint8Array): boolean {
  if (end - start !== bytes.length) return false;
  for (let i = bytes.length; i-- > 0; ) if (buf[start + i] !== bytes[i]) return false;
  return true;
}

/** An entry whose key is a number or a boolean, which has more than one form on the wire. */
function readChosenEntry(
  r: Reader,
  end: number,
  { codec }: Selection,
  name: string,
  keys: MapKeys,
  message: Values,
): void {
  const scratch = codec.create() as Values;
  r.depth++;
  codec.read(r, end, scratch);
  const entries = scratch[name] as Record<string, unknown>;
  for (const key of Object.keys(entries)) {
    if (keys.texts.includes(key)) setEntry(message[name] as Record<string, unknown>, key, entries[key]);
  }
}
