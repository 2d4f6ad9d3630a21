import { writeString } from "./write-text.ts";
import { reserve, type Writer } from "./writer.ts";

/** Longer keys are rarely the same again. */
const LONGEST = 48;
const MOST = 1024;
/** Other keys are in use when so many have not been known. */
const MANY = 16_384;

/** A key as it stands in bytes. */
interface Known {
  readonly key: string;
  /** With its tag and its length, four bytes in each number. */
  readonly words: readonly number[];
  readonly length: number;
  /** The key that came after it when it was written last. */
  next: Known | undefined;
}

/** Keys of maps repeat from message to message, and in the same order: at most about 200 kB in all. */
const known = new Map<string, Known>();
let last: Pick<Known, "next"> = { next: undefined };
let misses = 0;

const KEY_TAG = 10;

/** The string key of a map's entry, with its tag. */
export function writeKey(w: Writer, key: string): void {
  let { next } = last;
  if (next?.key !== key) {
    next = known.get(key);
    if (next === undefined) {
      writeNewKey(w, key);
      return;
    }
    last.next = next;
  }
  last = next;
  const { words, length } = next;
  reserve(w, length + 3);
  const { view, pos } = w;
  for (let i = 0; i < words.length; i++) view.setInt32(pos + 4 * i, words[i] as number, true);
  w.pos = pos + length;
}

function writeNewKey(w: Writer, key: string): void {
  const start = w.pos;
  writeString(w, KEY_TAG, key);
  if (key.length > LONGEST) return;
  if (known.size < MOST) {
    reserve(w, 3);
    const words: number[] = [];
    for (let at = start; at < w.pos; at += 4) words.push(w.view.getInt32(at, true));
    known.set(key, { key, words, length: w.pos - start, next: undefined });
  } else if (++misses % MANY === 0) known.clear();
}
