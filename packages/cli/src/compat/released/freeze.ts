import type { Registry } from "../../registry/model.ts";
import { protoDigest } from "../proto-sources.ts";
import { digestsOf } from "./digest.ts";
import { freezeContracts } from "./freeze-contracts.ts";
import { freezeHistory } from "./freeze-history.ts";
import { freezeImage } from "./freeze-image.ts";
import { freezeLedger, readLedger } from "./freeze-ledger.ts";
import { freezeTypes } from "./freeze-types.ts";
import { freezeImageHistory } from "./image-history.ts";
import { type FrozenFiles, IMAGE_FILE, RELEASE_FILE } from "./layout.ts";
import type { Released } from "./open.ts";
import { printRelease } from "./release-file.ts";

export interface FreezeOptions {
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The last release, whose states become history unless it has the same version: then nobody has got it yet. */
  readonly previous: Released | undefined;
}

/**
 * The frozen baseline of a registry that was loaded with its messages: files by path below `_released`. Writes nothing; the
 * same for the same input, but for the date.
 */
export async function freeze(
  registry: Registry,
  { version, date, previous }: FreezeOptions,
): Promise<FrozenFiles> {
  const files = new Map<string, Uint8Array>(freezeContracts(registry));
  const isReplaced = previous?.release.version === version;
  if (previous !== undefined) add(files, freezeHistory(registry, previous, new Map(files), isReplaced));
  add(files, await freezeTypes(registry));
  add(files, freezeImage(registry));
  if (previous !== undefined)
    add(files, await freezeImageHistory(previous, files.get(IMAGE_FILE), isReplaced));
  const ledger = previous === undefined ? undefined : await readLedger(previous.folder);
  add(files, freezeLedger(registry, ledger, version));
  files.set("registry.yaml", encode(`proto: [${files.has(IMAGE_FILE) ? IMAGE_FILE : ""}]\n`));
  const digests = digestsOf(files);
  const sources = files.has(IMAGE_FILE) ? { sources: await protoDigest(registry) } : {};
  files.set(RELEASE_FILE, encode(printRelease({ version, date, ...sources, digests })));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function add(files: Map<string, Uint8Array>, more: Iterable<[string, Uint8Array]>): void {
  for (const [path, bytes] of more) files.set(path, bytes);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
