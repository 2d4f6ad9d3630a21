import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "../../registry/files.ts";
import type { ReleasedMessages } from "../baseline.ts";
import { HISTORY, IMAGE_FILE } from "./layout.ts";
import type { Released } from "./open.ts";

/** What all Protobuf messages were, up to an earlier release. */
interface ReleasedImage {
  /** The last release that had it. */
  readonly release: string;
  /** Of the image, relative to the folder of the baseline. */
  readonly file: string;
}

const IMAGES = `${HISTORY}/_images`;

/** The images of earlier releases in the folder of a baseline, sorted by name. */
async function imageHistory(folder: string): Promise<readonly ReleasedImage[]> {
  const names = await listFiles(join(folder, IMAGES)).catch(() => []);
  return names
    .filter((name) => name.endsWith(".binpb"))
    .map((name) => ({ release: name.slice(0, -".binpb".length), file: `${IMAGES}/${name}` }));
}

/** Every different image that was released, but for the one that is frozen now; none once there are no messages. */
export async function freezeImageHistory(
  previous: Released,
  now: Uint8Array | undefined,
  isReplaced: boolean,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  if (now === undefined) return files;
  const last = { release: previous.release.version, file: IMAGE_FILE };
  const known: Uint8Array[] = [now];
  for (const { release, file } of [...(await imageHistory(previous.folder)), ...(isReplaced ? [] : [last])]) {
    const bytes = await readFile(join(previous.folder, file)).catch(() => undefined);
    if (bytes === undefined || known.some((other) => bytes.equals(other))) continue;
    known.push(bytes);
    files.set(`${IMAGES}/${release}.binpb`, bytes);
  }
  return files;
}

/** Every image of an earlier release, and `withLast` of the last one, each as a registry with its messages. */
export async function releasedMessages(
  { folder, registry, release }: Released,
  withLast: boolean,
): Promise<readonly ReleasedMessages[]> {
  const { loadMessages } = await import("../../registry/messages.ts");
  const last = withLast ? [{ release: release.version, file: IMAGE_FILE }] : [];
  const images = [...(await imageHistory(folder)), ...last];
  const loaded = images.map(async (image) => {
    const { messages } = await loadMessages(folder, [image.file]);
    const config = { ...registry.config, proto: [image.file] };
    // What cannot be read has a wrong digest, too.
    return messages === undefined
      ? []
      : [{ release: image.release, registry: { ...registry, config, messages } }];
  });
  return (await Promise.all(loaded)).flat();
}
