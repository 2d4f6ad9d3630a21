import { basename } from "node:path";
import type { Location } from "../../finding.ts";

/**
 * Where the frozen baseline stands, relative to the registry's folder, and what is in it:
 *
 * ```
 * _released/
 *   release.json                       version, date, format, and a digest of each entry beside it
 *   registry.yaml                      names the image, so that the folder is a registry like any other
 *   <topic>/topic.yaml                 as it was released
 *   <topic>/v<N>.schema.json           in one piece, as it was compared
 *   <topic>/v<N>.types.d.ts            the declarations that programs were written against
 *   <topic>/v<N>/<name>.pass.<ext>     messages that were shown as good
 *   image.binpb                        descriptors of all Protobuf messages, without comments
 *   ledger.json                        every number and name of Protobuf that was ever released
 *   _history/<topic>/v<N>/<release>.schema.json   what the version was up to an earlier release
 *   _history/_images/<release>.binpb              what the messages were up to an earlier release
 * ```
 *
 * Names that start with `_`, or are files, cannot be topics; further parts take such names.
 */
export const RELEASED = "_released";
export const RELEASE_FILE = "release.json";
export const IMAGE_FILE = "image.binpb";
export const LEDGER_FILE = "ledger.json";
export const HISTORY = "_history";

/** Files below the folder of the baseline, by path, sorted. */
export type FrozenFiles = ReadonlyMap<string, Uint8Array>;

/** A place of a registry as it is seen from the one that it may be frozen in. */
export function placeFrom<Place extends Location>({ root }: { readonly root: string }, place: Place): Place {
  return basename(root) === RELEASED ? { ...place, file: `${RELEASED}/${place.file}` } : place;
}
