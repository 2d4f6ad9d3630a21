import { fail } from "./fail.ts";
import type { Writer } from "./writer.ts";

/** Writes a map. `write` walks over it and returns the last key. */
export function writeMap<T extends object>(
  w: Writer,
  map: T & { readonly [Symbol.iterator]?: unknown },
  write: (w: Writer, map: T) => string | undefined,
): void {
  const start = w.pos;
  const last = write(w, map);
  if (last === undefined) {
    // There is nothing to walk over in a `Map` either, or in a number.
    if (Object(map) !== map || map[Symbol.iterator]) fail("must be an object");
  } else if (!Object.hasOwn(map, last)) {
    // `for…in` gives what is inherited as well, after what is the map's own.
    w.pos = start;
    write(w, { __proto__: null, ...map });
  }
}
