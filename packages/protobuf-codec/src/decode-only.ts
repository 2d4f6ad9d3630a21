import type { Message } from "@bufbuild/protobuf";
import type { MessageDecoder } from "./codec.ts";
import { setEntry } from "./key.ts";
import { descend, enterMessage, leave, leaveMessage, type Reader, readEnd, readTag, skip } from "./reader.ts";
import {
  type Choice,
  createSelected,
  FREQUENT,
  type MapKeys,
  type Selection,
  tellTale,
} from "./selection.ts";
import { LENGTH_DELIMITED } from "./wire-type.ts";

const KEY_TAG = (1 << 3) | LENGTH_DELIMITED;
const VALUE_TAG = (2 << 3) | LENGTH_DELIMITED;

type Values = Message & Record<string, unknown>;

/** Reads the chosen fields of a message and steps over the others, of which only the ends are looked at. */
export function readSelected(r: Reader, end: number, selection: Selection, into?: Message): Message {
  const message = (into ?? createSelected(selection)) as Values;
  const { choices, decoder, frequent } = selection;
  while (r.pos < end) {
    const start = r.pos;
    const tag = readTag(r);
    const choice = tag < 8 * FREQUENT ? frequent[tag >>> 3] : choices.get(tag >>> 3);
    if (choice === undefined) skip(r, tag);
    else if ((tag & 7) !== LENGTH_DELIMITED) {
      skip(r, tag);
      if (choice.keys === undefined && choice.selection === undefined) readAgain(r, start, decoder, message);
    } else if (choice.selection !== undefined) readWithin(r, choice, choice.selection, message);
    else if (choice.keys === undefined) {
      skip(r, tag);
      readAgain(r, start, decoder, message);
    } else if (choice.kind === "map") readOtherEntry(r, start, decoder, choice, message);
    else readEntry(r, start, decoder, choice, choice.keys, message);
  }
  // A chosen field in a wire type that is not its own.
  if (Object.hasOwn(message, "$unknown")) delete message.$unknown;
  return leaveMessage(r, end, message);
}

/** Reads the record that ends here. */
function readAgain(r: Reader, start: number, decoder: MessageDecoder, message: Message): void {
  const end = r.pos;
  r.pos = start;
  r.depth--;
  decoder.read(r, end, message);
}

function readWithin(r: Reader, { property, kind }: Choice, selection: Selection, message: Values): void {
  const end = enterMessage(r);
  if (kind === "list") (message[property] as Message[]).push(readSelected(r, end, selection));
  else message[property] = readSelected(r, end, selection, message[property] as Message | undefined);
}

/** Reads an entry, of which the length is next, if its key is one of them. */
function readEntry(
  r: Reader,
  start: number,
  decoder: MessageDecoder,
  { property, message: child }: Choice,
  keys: MapKeys,
  message: Values,
): void {
  const place = readKeyPlace(r);
  const key = keyAmong(keys, r.buf, place, keyEnd);
  if (key === undefined) return;
  const value = child && readValueAt(r, valueStart, child);
  if (value === undefined) readAgain(r, start, decoder, message);
  else setEntry(message[property] as Record<string, unknown>, key, value);
}

/** Goes to the end of an entry: its value, if that is a message and there is but a key beside it. */
export function readUsualValue(r: Reader, child: MessageDecoder): Message | undefined {
  readKeyPlace(r);
  return readValueAt(r, valueStart, child);
}

/** Reads the value that ends here, if it is known where it begins. */
function readValueAt(r: Reader, start: number, child: MessageDecoder): Message | undefined {
  if (start === 0) return undefined;
  const end = r.pos;
  r.pos = start;
  descend(r);
  return child.read(r, end);
}

function keyAmong(
  { texts, bytes, tellTales }: MapKeys,
  buf: Uint8Array,
  start: number,
  end: number,
): string | undefined {
  if (tellTales[tellTale(buf[end - 1], end - start)] === 0) return undefined;
  for (let i = 0; i < bytes.length; i++)
    if (isBetween(buf, start, end, bytes[i] as Uint8Array)) return texts[i];
  return undefined;
}

/** Goes to the end of an entry: whether this is its key. */
export function isKey(r: Reader, key: Uint8Array): boolean {
  const start = readKeyPlace(r);
  return isBetween(r.buf, start, keyEnd, key);
}

/** Where the key ends that `readKeyPlace` found, and where the value begins if there is nothing else in the entry. */
let keyEnd = 0;
let valueStart = 0;

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
    valueStart = value + 2;
    r.pos = end;
    return pos + 2;
  }
  valueStart = 0;
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

/** An entry whose key is a number or a boolean, which has more than one form on the wire, if it is one of them. */
function readOtherEntry(
  r: Reader,
  start: number,
  decoder: MessageDecoder,
  { property, keys }: Choice,
  message: Values,
): void {
  r.pos = readEnd(r);
  const scratch = decoder.create() as Values;
  readAgain(r, start, decoder, scratch);
  const entries = scratch[property] as Record<string, unknown>;
  for (const key of Object.keys(entries)) {
    if (keys?.texts.includes(key)) setEntry(message[property] as Record<string, unknown>, key, entries[key]);
  }
}
