import { createHash } from "node:crypto";

/**
 * A digest of each entry (file or folder) directly below a folder, by name, sorted. A line break is the same whichever way
 * a checkout of git writes it.
 */
export function digestsOf(files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> {
  const entries = new Map<string, string[]>();
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [entry = path] = path.split("/", 1);
    const lines = entries.get(entry) ?? [];
    entries.set(entry, lines);
    lines.push(`${sha256(withLineFeeds(bytes))}  ${path}\n`);
  }
  return Object.fromEntries(
    [...entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([entry, lines]) => [entry, `sha256:${sha256(lines.join(""))}`]),
  );
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0x0d)) return bytes;
  return bytes.filter((byte, i) => byte !== 0x0d || bytes[i + 1] !== 0x0a);
}
