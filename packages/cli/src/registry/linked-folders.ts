import { lstat, readdir, realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { unreadable } from "./document.ts";
import { listFiles } from "./files.ts";
import type { Reader } from "./reader.ts";
import { topicMadeBy } from "./topic-file.ts";

/**
 * The files of a registry, of which `listed` are those behind no link to a folder, with those of topic folders that are
 * links to other folders of the registry; they then stand in the topic only. Links that lead nowhere, or to a topic folder
 * outside of the registry, become findings.
 */
export async function withLinkedTopics(
  root: string,
  listed: readonly string[],
  reader: Reader,
): Promise<string[]> {
  const top = await realpath(root);
  const links: string[] = [];
  for (const name of listed)
    if (!name.includes("/") && (await lstat(join(root, name))).isSymbolicLink()) links.push(name);
  let files = [...listed];
  for (const name of links) {
    const target = await realpath(join(root, name)).catch(() => undefined);
    if (target !== undefined && !(await isTopic(target, name))) continue;
    if (target?.startsWith(top + sep)) {
      const place = relative(top, target).replaceAll(sep, "/");
      const isOwn = /^_(?!shared\/)|^[^_].*\//.test(place);
      const linked = (await listFiles(target)).map((file) => `${name}/${file}`);
      files = files.filter((file) => file !== name && !(isOwn && file.startsWith(`${place}/`)));
      files.push(...linked);
    } else if (reader.findings.every(({ file }) => file !== name)) {
      // A document that was to be read is reported already.
      const problem =
        target === undefined ? "it links to nothing" : "it links to a folder outside of the registry";
      const hint = "put the folder itself there, or remove the link";
      reader.findings.push({ ...unreadable({ file: name }, "must be readable", problem), hint });
    }
  }
  return files.sort();
}

async function isTopic(folder: string, name: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => []);
  return entries.some((entry) => topicMadeBy(`${name}/${entry}`) !== undefined);
}
