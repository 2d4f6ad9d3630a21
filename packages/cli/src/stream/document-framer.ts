import type { ByteWindow } from "./byte-window.ts";
import type { Fault, Frame, Framer, FramerLimits, Position } from "./frame.ts";
import { tooLong } from "./too-long.ts";

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * JSON documents one after another, with any white space between and inside them, found by counting brackets.
 *
 * A line that begins with `{` or `[` where JSON allows no value starts a new document, so that a cut-off document costs
 * none of the others; the same goes for a line break inside a string. Whether the bytes of a frame are JSON is left to
 * the codec.
 */
export class DocumentFramer implements Framer {
  /** Whether the latest document was seen to be cut off. */
  broken = false;
  readonly #limits: FramerLimits;
  #at: Position | undefined;
  #number = 0;
  #line = 1;
  #scanned = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #scalar = false;
  /** The latest byte that is neither white space nor inside a string. */
  #last = 0;
  #previous = 0;
  #skipping = false;

  constructor(limits: FramerLimits) {
    this.#limits = limits;
  }

  next(window: ByteWindow): Frame | Fault | undefined {
    for (;;) {
      this.#at ??= this.#begin(window);
      if (this.#at === undefined) return undefined;
      const at = this.#at;
      const stop = this.#scan(window);
      if (stop === undefined && !window.ended) return this.#wait(window, at);
      const bytes = window.bytes.subarray(window.start, stop ?? window.end);
      if (stop === undefined) this.broken = true;
      window.start = stop ?? window.end;
      this.#at = undefined;
      if (this.#skipping) {
        this.#skipping = false;
        continue;
      }
      if (bytes.length > this.#limits.maxFrameBytes) return tooLong(at, this.#limits);
      return { kind: "frame", bytes, ...at };
    }
  }

  /** Passes over white space; a byte order mark belongs to the document behind it. */
  #begin(window: ByteWindow): Position | undefined {
    while (window.start < window.end && isSpace(window.bytes[window.start])) {
      if (window.bytes[window.start] === NEWLINE) this.#line++;
      window.start++;
    }
    const { bytes, start, end } = window;
    if (start === end) return undefined;
    const atMark = window.position(start) === 0 && bytes[start] === 0xef;
    if (atMark && end - start < 4 && !window.ended) return undefined;
    this.#scanned = atMark && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? 3 : 0;
    const first = bytes[start + this.#scanned];
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
    this.#scalar = first !== OPEN_OBJECT && first !== OPEN_ARRAY && first !== QUOTE;
    this.#last = 0;
    this.#previous = 0;
    this.broken = false;
    return { number: ++this.#number, offset: window.position(start), line: this.#line };
  }

  /** Returns the index behind the document, or nothing when the window ends first. */
  #scan(window: ByteWindow): number | undefined {
    const { bytes, end } = window;
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    let last = this.#last;
    let previous = this.#previous;
    let stop: number | undefined;
    let index = window.start + this.#scanned;
    for (; index < end && stop === undefined; index++) {
      const byte = bytes[index] as number;
      if (inString) {
        if (byte === QUOTE ? !escaped : byte === NEWLINE) {
          inString = false;
          last = QUOTE;
          if (byte === NEWLINE) this.broken = true;
          if (depth === 0) stop = byte === NEWLINE ? index : index + 1;
        }
        escaped = byte === BACKSLASH && !escaped;
      } else if (this.#scalar) {
        if (isSpace(byte) || byte === OPEN_OBJECT || byte === OPEN_ARRAY || byte === QUOTE) stop = index;
      } else if (byte === QUOTE) {
        inString = true;
        escaped = false;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (previous === NEWLINE && depth > 0 && last !== COMMA && last !== COLON && last !== OPEN_ARRAY) {
          this.broken = true;
          stop = index;
        } else {
          depth++;
          last = byte;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        last = byte;
        if (--depth <= 0) stop = index + 1;
      } else if (!isSpace(byte)) {
        last = byte;
      }
      if (byte === NEWLINE && stop === undefined) this.#line++;
      previous = byte;
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    this.#last = last;
    this.#previous = previous;
    this.#scanned = index - window.start;
    return stop;
  }

  #wait(window: ByteWindow, at: Position): Fault | undefined {
    const tooMuch = !this.#skipping && window.available > this.#limits.maxFrameBytes;
    if (tooMuch) this.#skipping = true;
    if (this.#skipping) {
      window.start = window.end;
      this.#scanned = 0;
    }
    return tooMuch ? tooLong(at, this.#limits) : undefined;
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB;
}
