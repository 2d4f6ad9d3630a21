import { ByteWindow } from "./byte-window.ts";
import { DocumentFramer } from "./document-framer.ts";

/** How far into an input its form is looked for. */
const SNIFF_BYTES = 1 << 20;

/**
 * Tells JSON with one message a line from JSON documents that may span lines, by the start of the input; nothing when
 * more bytes are needed to tell.
 *
 * A first message that ends with its line means lines. So does a first message that cannot be continued by the lines
 * below it, because one damaged line must not swallow the rest.
 */
export function sniffJson(window: ByteWindow): "lines" | "documents" | undefined {
  const undecided = window.ended || window.available >= SNIFF_BYTES ? "documents" : undefined;
  const view = ByteWindow.over(window.bytes.subarray(window.start, window.end), window.ended);
  const framer = new DocumentFramer({ maxFrameBytes: Number.POSITIVE_INFINITY });
  const frame = framer.next(view);
  if (framer.broken && frame !== undefined && view.available === 0) {
    return startsValue(view.bytes, secondLine(view.bytes)) ? "lines" : "documents";
  }
  if (framer.broken) return "lines";
  if (frame?.kind !== "frame") return undecided;
  if (frame.bytes.includes(0x0a)) return "documents";
  const rest = view.bytes.subarray(view.start, view.end);
  const newline = rest.indexOf(0x0a);
  if (newline === -1 && !window.ended && rest.length === 0) return undecided;
  const behind = (newline === -1 ? rest : rest.subarray(0, newline)).toString("latin1").trim();
  return behind.startsWith("{") || behind.startsWith("[") ? "documents" : "lines";
}

/** The index at which the second line that is not blank begins. */
function secondLine(bytes: Buffer): number {
  const first = skipBlank(bytes, 0);
  const newline = bytes.indexOf(0x0a, first);
  return newline === -1 ? bytes.length : skipBlank(bytes, newline);
}

function skipBlank(bytes: Buffer, from: number): number {
  let index = from;
  while (bytes[index] === 0x0a || bytes[index] === 0x0d) index++;
  return index;
}

function startsValue(bytes: Buffer, index: number): boolean {
  return bytes[index] === 0x7b || bytes[index] === 0x5b;
}
