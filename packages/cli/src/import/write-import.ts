import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../registry/make-folder.ts";
import { UsageError } from "../registry/usage-error.ts";
import type { ImportResult } from "./import-flat-registry.ts";

/** Lists what an import wrote, so that the next one knows which files are its own. */
const MANIFEST = ".waybill-import.json";

/**
 * Writes the files of an import. The folder has to be new, empty or written by an import before, in which case files
 * that are no longer part of it are deleted.
 *
 * @throws UsageError when the folder holds anything else, or a file of the last import that was edited since
 */
export async function writeImport(out: string, result: Pick<ImportResult, "files">): Promise<void> {
  const before = await readManifest(out);
  for (const [file, hash] of Object.entries(before)) {
    const bytes = await readFile(path.join(out, file)).catch(() => undefined);
    if (bytes !== undefined && hashOf(bytes) !== hash) {
      throw new UsageError(`"${file}" in "${out}" was edited after the last import; choose another folder`);
    }
  }
  const manifest: Record<string, string> = {};
  for (const [file, bytes] of result.files) {
    const target = path.join(out, file);
    if (!(file in before) && (await readFile(target).catch(() => undefined)) !== undefined) {
      throw new UsageError(`"${file}" in "${out}" is not of the last import; choose another folder`);
    }
    manifest[file] = hashOf(bytes);
  }
  for (const file of Object.keys(before))
    if (!result.files.has(file)) await rm(path.join(out, file), { force: true });
  for (const [file, bytes] of result.files) {
    await makeFolder(path.dirname(path.join(out, file)));
    await writeFile(path.join(out, file), bytes);
  }
  await writeFile(path.join(out, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function readManifest(out: string): Promise<Record<string, string>> {
  const text = await readFile(path.join(out, MANIFEST), "utf8").catch(() => undefined);
  if (text !== undefined) {
    try {
      const manifest = JSON.parse(text) as Record<string, string>;
      // Names from a file are used as paths below, so that none may lead out of the folder.
      const inside = Object.keys(manifest).filter(
        (file) => !path.isAbsolute(file) && !file.split(/[\\/]/).includes(".."),
      );
      return Object.fromEntries(inside.map((file) => [file, String(manifest[file])]));
    } catch {
      throw new UsageError(`"${path.join(out, MANIFEST)}" must be JSON; choose another folder`);
    }
  }
  const entries = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new UsageError(`"${out}" must be a folder`);
  });
  if (entries.length > 0) throw new UsageError(`"${out}" must be empty or the result of an import`);
  return {};
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
