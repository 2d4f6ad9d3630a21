import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { cached, cacheRoot, client } from "../packages/cache.ts";

const NAME = "sentry-kafka-schemas";
const folderOf = (version: string): string => `pypi/${NAME}/${version}`;

/** A release of a Python package of topic schemas: the wheel, unpacked. */
export interface Release {
  readonly version: string;
  readonly folder: string;
}

/**
 * The releases, oldest first. They are fetched one at a time and kept; with `cachedOnly` nothing is fetched. Throws
 * `Unavailable` when there is none and the registry does not answer.
 */
export async function releases(cachedOnly: boolean): Promise<readonly Release[]> {
  await mkdir(join(cacheRoot, `pypi/${NAME}`), { recursive: true });
  const versions = cachedOnly ? await known() : await listed();
  const all: Release[] = [];
  for (const version of versions) all.push({ version, folder: await wheel(version) });
  return all;
}

async function known(): Promise<readonly string[]> {
  const names = await readdir(join(cacheRoot, `pypi/${NAME}`));
  return names.filter((name) => /^[\d.]+$/.test(name)).sort(byVersion);
}

async function listed(): Promise<readonly string[]> {
  const said = await client("pip", ["index", "versions", NAME]);
  const line = /Available versions: (.*)/.exec(said)?.[1] ?? "";
  return line
    .split(", ")
    .filter((version) => /^[\d.]+$/.test(version))
    .sort(byVersion);
}

function wheel(version: string): Promise<string> {
  return cached(folderOf(version), async (folder) => {
    const wanted = `${NAME}==${version}`;
    await client("pip", ["download", "-q", "--no-deps", "--only-binary", ":all:", "-d", ".", wanted], folder);
    const [file] = await readdir(folder);
    await client("python3", ["-m", "zipfile", "-e", file ?? "", "."], folder);
  });
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const by = (left[i] ?? 0) - (right[i] ?? 0);
    if (by !== 0) return by;
  }
  return 0;
}
