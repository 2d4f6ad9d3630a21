import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Unavailable } from "../suites/case.ts";

const run = promisify(execFile);

/** Outside the repository, so that nothing of another project is ever committed. */
export const cacheRoot = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "waybill-evidence");

/** The folder of a package; filled once, by a client that is given an empty folder. */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheRoot, name);
  if ((await readdir(folder).catch(() => [])).length > 0) return folder;
  await mkdir(join(folder, ".."), { recursive: true });
  const partial = await mkdtemp(`${folder}.part-`);
  try {
    await fill(partial);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

let isOffline = false;

/** From now on, what is not in the cache is `Unavailable`. */
export function stopFetching(): void {
  isOffline = true;
}

/** As `client`, for what asks a registry. */
export async function fetchWith(command: string, args: readonly string[], cwd?: string): Promise<string> {
  if (isOffline) throw new Unavailable("it is not in the cache, and --offline fetches nothing");
  return client(command, args, cwd);
}

/** Runs a command. Throws `Unavailable` with what it said last. */
export async function client(command: string, args: readonly string[], cwd?: string): Promise<string> {
  try {
    const { stdout } = await run(command, args, { cwd, timeout: 180_000, maxBuffer: 1 << 26 });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    const said = stderr?.trim().split("\n").at(-1) || String(code);
    throw new Unavailable(code === "ENOENT" ? `there is no ${command}` : `${command}: ${said}`);
  }
}
