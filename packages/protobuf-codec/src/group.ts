import { descend, type Reader, readTag, skip } from "./reader.ts";
import { START_GROUP } from "./wire-type.ts";

/** Where groups end, by where their first field begins. */
type Ends = Map<number, number>;

const endsOf: WeakMap<Reader, Ends> = /*@__PURE__*/ new WeakMap();

/**
 * Enters a group, of which the tag has been read: where the tag that ends it begins. Groups in it are passed over only
 * once, whatever their nesting: the walk that finds the end notes theirs.
 */
export function enterGroup(r: Reader, tag: number): number {
  const start = r.pos;
  const ends = endsOf.get(r) ?? new Map();
  endsOf.set(r, ends);
  if (!ends.has(start)) {
    noteEnds(r, tag, ends);
    r.pos = start;
  }
  descend(r);
  return ends.get(start) as number;
}

/** Goes to the end of a group. */
function noteEnds(r: Reader, tag: number, ends: Ends): void {
  const start = r.pos;
  descend(r);
  for (;;) {
    const end = r.pos;
    const inner = readTag(r);
    if (inner === tag + 1) {
      ends.set(start, end);
      r.depth++;
      return;
    }
    if ((inner & 7) === START_GROUP && inner > 7) noteEnds(r, inner, ends);
    else skip(r, inner);
  }
}

/** Passes the tag that ends a group. */
export function leaveGroup<T>(r: Reader, message: T): T {
  readTag(r);
  return message;
}
