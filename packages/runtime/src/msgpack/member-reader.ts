import { isBytes } from "../bytes.ts";
import type { Codec } from "../topic.ts";
import { Failure, MsgpackReader, readMsgpack } from "./read.ts";
import { textIn } from "./text.ts";
import { writeMsgpack } from "./write.ts";

/** Reads the members that it expects, over and over while `goesOn` says so. */
export type ReadMembers = (reader: MemberReader) => object;

/**
 * msgpack messages that are maps, of which the usual keys and types are known. Such keys are compared where they stand,
 * without making texts of them. Quickest when they come in the order in which they are asked for.
 *
 * `readMembers` may check the values as it goes: then a message with `required` members that have to be there, and nothing
 * against it, is known to be valid.
 *
 * What is known decides how fast a message is read, never what it is: whatever is not as expected is read again by
 * `readMsgpack`, which has every error.
 */
export function memberCodec(readMembers: ReadMembers, required?: number): Codec {
  const read = (bytes: Uint8Array, hasToBeValid: boolean): object | undefined => {
    try {
      const reader = new MemberReader(bytes);
      reader.isValid = hasToBeValid;
      const message = readMembers(reader);
      const isMeant = !hasToBeValid || (reader.isValid && reader.met === required);
      if (isMeant && reader.isWhole(message)) return message;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
    return undefined;
  };
  return {
    read: (bytes) => read(bytes, false) ?? readMsgpack(bytes),
    write: writeMsgpack,
    ...(required !== undefined && {
      readValid: (bytes) => (isBytes(bytes) ? read(bytes, true) : undefined),
    }),
  };
}

/** `literal`, `string`, `integer` and `binary16` read any value, and what they are named for in the least time. */
export class MemberReader extends MsgpackReader {
  /** How many members the message has; not a number if it is no map. */
  readonly count: number;
  /** How many of them have not been met yet. */
  left: number;
  /** How many that were when `readMembers` began, or began again. */
  before: number;
  /** Of the members that have to be there, how many were met. */
  met = 0;
  /** Whether the members are to be checked, and all that were met are as they have to be. */
  isValid = false;

  constructor(bytes: Uint8Array) {
    super(bytes);
    this.depth = 1;
    this.at = 1;
    const byte = this.bytes[0] ?? 0;
    this.count = byte === 0xde ? this.unsigned(2) : byte >= 0x80 && byte < 0x90 ? byte & 0x0f : Number.NaN;
    this.left = this.count;
    this.before = this.count;
  }

  /** Whether members that were expected earlier may follow. */
  goesOn(): boolean {
    const goesOn = this.left > 0 && this.left < this.before;
    if (goesOn) this.before = this.left;
    return goesOn;
  }

  /** Whether these members, each by a key of its own, are the message. */
  isWhole(message: object): boolean {
    if (this.left !== 0 || this.at !== this.bytes.length) return false;
    // Keys that came in the order in which they are asked for came once.
    return this.before === this.count || Object.keys(message).length === this.count;
  }

  /** Moves to the value of the next member, whose key takes so many bytes. */
  enter(length: number): void {
    this.at += length;
    this.left--;
  }

  /** The same of a member that has to be there. */
  enterRequired(length: number): void {
    this.enter(length);
    this.met++;
  }

  /** Usually this text, of up to 31 characters of ASCII. */
  literal(text: string): unknown {
    const { bytes, at } = this;
    const { length } = text;
    if (bytes[at] !== 0xa0 + length) return this.value();
    for (let i = 0; i < length; i++) if (bytes[at + 1 + i] !== text.charCodeAt(i)) return this.value();
    this.at = at + 1 + length;
    return text;
  }

  string(): unknown {
    const { bytes, at } = this;
    // From 32 to 255 bytes.
    if (bytes[at] !== 0xd9) return this.value();
    const to = at + 2 + (bytes[at + 1] as number);
    const text = to <= bytes.length ? textIn(bytes, at + 2, to) : undefined;
    if (text === undefined) return this.value();
    this.at = to;
    return text;
  }

  integer(): unknown {
    const { bytes, at } = this;
    if (bytes[at] !== 0xce || at + 5 > bytes.length) return this.value();
    this.at = at + 5;
    return this.word(at + 1) >>> 0;
  }

  binary16(): unknown {
    const { bytes, at } = this;
    // Up to 64 kB.
    if (bytes[at] !== 0xc5) return this.value();
    const to = at + 3 + (((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number));
    if (!(to <= bytes.length)) return this.value();
    this.at = to;
    return bytes.subarray(at + 3, to);
  }
}
