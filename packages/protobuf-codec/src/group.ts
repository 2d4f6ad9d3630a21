import { descend, type Reader, readTag, skip } from "./reader.ts";

/**
 * Enters a group, of which the tag has been read: where the tag that ends it begins. Groups in it are passed over only
 * once, whatever their nesting: the walk that finds the end notes theirs.
 */
export function enterGroup(r: Reader, tag: number): number {
  const start = r.pos;
  r.groupEnds ??= new Map();
  if (!r.groupEnds.has(start)) {
    skip(r, tag);
    r.pos = start;
  }
  descend(r);
  return r.groupEnds.get(start) as number;
}

/** Passes the tag that ends a group. */
export function leaveGroup<T>(r: Reader, message: T): T {
  readTag(r);
  return message;
}
