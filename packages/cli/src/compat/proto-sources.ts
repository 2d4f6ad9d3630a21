import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { listFiles } from "../registry/files.ts";
import type { Registry } from "../registry/model.ts";

/** A digest of everything that the Protobuf messages of a registry are built from; the same for the same content. */
export async function protoDigest({ root, config }: Pick<Registry, "root" | "config">): Promise<string> {
  const hash = createHash("sha256");
  for (const source of config.proto) {
    const path = resolve(root, source);
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
    const files = isFolder ? (await listFiles(path)).filter((file) => file.endsWith(".proto")) : [""];
    for (const file of files) {
      const bytes = await readFile(join(path, file)).catch(() => undefined);
      hash.update(`${file}\0${bytes?.length ?? "absent"}\0`).update(bytes ?? "");
    }
  }
  return hash.digest("hex");
}
