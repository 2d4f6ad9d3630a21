import { writeString } from "./write-text.ts";
import { type Writer, writeRaw, written } from "./writer.ts";

/** Longer keys are rarely the same again. */
const LONGEST = 48;
const MOST = 1024;

/** Keys of maps repeat from message to message: their records, of at most about 100 kB in all. */
const records = new Map<string, Uint8Array>();
let misses = 0;

const KEY_TAG = 10;

/** The string key of a map's entry, with its tag. */
export function writeKey(w: Writer, key: string): void {
  const record = records.get(key);
  if (record === undefined) writeNewKey(w, key);
  else writeRaw(w, record);
}

function writeNewKey(w: Writer, key: string): void {
  const end = written(w);
  writeString(w, KEY_TAG, key);
  if (key.length > LONGEST) return;
  if (records.size < MOST) records.set(key, w.buf.slice(w.pos, w.pos + written(w) - end));
  else if (++misses > 16 * MOST) {
    // Other keys are in use now. Keys that are all different must not be kept each time.
    misses = 0;
    records.clear();
  }
}
