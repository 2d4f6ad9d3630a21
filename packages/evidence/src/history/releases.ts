import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { cached, cacheRoot, client, fetchWith } from "../packages/cache.ts";

/** A release of a Python package: the wheel, unpacked. */
export interface Release {
  readonly version: string;
  readonly folder: string;
}

export interface ReleaseOptions {
  /** Fetch nothing. */
  readonly cachedOnly: boolean;
  /** Which of all versions, oldest first; all unless said. */
  readonly choose?: (versions: readonly string[]) => readonly string[];
}

/**
 * The releases of a package, oldest first. They are fetched one at a time and kept. Throws `Unavailable` when there is
 * none and the registry does not answer.
 */
export async function releases(
  name: string,
  { cachedOnly, choose = (versions) => versions }: ReleaseOptions,
): Promise<readonly Release[]> {
  await mkdir(join(cacheRoot, `pypi/${name}`), { recursive: true });
  const versions = cachedOnly ? await known(name) : choose(await listed(name));
  const all: Release[] = [];
  for (const version of versions) all.push({ version, folder: await wheel(name, version) });
  return all;
}

async function known(name: string): Promise<readonly string[]> {
  const names = await readdir(join(cacheRoot, `pypi/${name}`));
  return names.filter((name) => /^[\d.]+$/.test(name)).sort(byVersion);
}

async function listed(name: string): Promise<readonly string[]> {
  const said = await fetchWith("pip", ["index", "versions", name]);
  const line = /Available versions: (.*)/.exec(said)?.[1] ?? "";
  return line
    .split(", ")
    .filter((version) => /^[\d.]+$/.test(version))
    .sort(byVersion);
}

function wheel(name: string, version: string): Promise<string> {
  return cached(`pypi/${name}/${version}`, async (folder) => {
    const wanted = `${name}==${version}`;
    await fetchWith(
      "pip",
      ["download", "-q", "--no-deps", "--only-binary", ":all:", "-d", ".", wanted],
      folder,
    );
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
