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
import { type Choice, createSelected, type MapKey, type Selection } from "./selection.ts";

const KEY_TAG = (1 << 3) | LENGTH_DELIMITED;

type Values = Message & Record<string, unknown>;

/** Reads the chosen fields of a message and steps over the others, of which only the ends are looked at. */
export function readSelected(r: Reader, end: number, selection: Selection, into?: Message): Message {
  const message = (into ?? createSelected(selection)) as Values;
  const { choices, codec } = selection;
  while (r.pos < end) {
    const start = r.pos;
    const tag = readTag(r);
    const choice = choices.get(tag >>> 3);
    if (choice?.selection !== undefined && (tag & 7) === LENGTH_DELIMITED) {
      readWithin(r, choice.field.name, choice, choice.selection, message);
      continue;
    }
    const content = r.pos;
    skip(r, tag);
    if (choice === undefined || choice.selection !== undefined) continue;
    const after = r.pos;
    if (choice.keys !== undefined) {
      if ((tag & 7) !== LENGTH_DELIMITED) continue;
      if (choice.field.kind === "map") {
        readChosenEntry(r, start, after, selection, choice.field.name, choice.keys, message);
        continue;
      }
      r.pos = content;
      if (!isKeyChosen(r, choice.keys)) continue;
    }
    r.pos = start;
    r.depth++;
    codec.read(r, after, message);
  }
  // A chosen field in a wire type that is not its own.
  if (Object.hasOwn(message, "$unknown")) delete message.$unknown;
  return leaveMessage(r, end, -1, message);
}

function readWithin(r: Reader, name: string, { field }: Choice, selection: Selection, message: Values): void {
  const end = enterMessage(r);
  if (field.kind === "list") (message[name] as Message[]).push(readSelected(r, end, selection));
  else message[name] = readSelected(r, end, selection, message[name] as Message | undefined);
}

/** Whether the key of the entry, which is next, is one of them. */
function isKeyChosen(r: Reader, keys: readonly MapKey[]): boolean {
  const { buf } = r;
  const end = readEnd(r);
  let start = 0;
  let length = 0;
  while (r.pos < end) {
    const tag = readTag(r);
    const before = r.pos;
    skip(r, tag);
    if (tag !== KEY_TAG) continue;
    const after = r.pos;
    r.pos = before;
    readEnd(r);
    start = r.pos;
    length = after - start;
    r.pos = after;
  }
  leave(r, end);
  for (const { bytes } of keys) {
    if (bytes.length === length && isAt(buf, start, bytes)) return true;
  }
  return false;
}

function isAt(buf: Uint8Array, start: number, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (buf[start + i] !== bytes[i]) return false;
  return true;
}

/** An entry whose key is a number or a boolean, which has more than one form on the wire. */
function readChosenEntry(
  r: Reader,
  start: number,
  end: number,
  { codec }: Selection,
  name: string,
  keys: readonly MapKey[],
  message: Values,
): void {
  const scratch = codec.create() as Values;
  r.pos = start;
  r.depth++;
  codec.read(r, end, scratch);
  const entries = scratch[name] as Record<string, unknown>;
  for (const key of Object.keys(entries)) {
    if (keys.some(({ text }) => text === key))
      setEntry(message[name] as Record<string, unknown>, key, entries[key]);
  }
}
