import { globSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { Unavailable } from "../suites/case.ts";
import { cached, client, fetchWith } from "./cache.ts";

/** The sources of a crate, where cargo keeps them. */
export async function crate(name: string, version: string): Promise<string> {
  const sources = join(process.env["CARGO_HOME"] ?? join(homedir(), ".cargo"), "registry/src");
  const pattern = `*/${name}-${version}`;
  if (globSync(pattern, { cwd: sources }).length === 0)
    await fetchWith("cargo", ["info", "--quiet", `${name}@${version}`], tmpdir());
  const [found] = globSync(pattern, { cwd: sources });
  if (found === undefined) throw new Unavailable("cargo keeps no sources");
  return join(sources, found);
}

/** The unpacked source distribution of a Python package. */
export async function pythonSource(name: string, version: string): Promise<string> {
  const folder = await cached(`pypi/${name}-${version}`, async (partial) => {
    const wanted = `${name}==${version}`;
    await fetchWith("pip", ["download", "-q", "--no-deps", "--no-binary", name, "-d", ".", wanted], partial);
    const [file] = (await readdir(partial)).filter((one) => one.endsWith(".tar.gz"));
    await client("tar", ["-xzf", file ?? ""], partial);
  });
  return join(folder, `${name}-${version}`);
}
