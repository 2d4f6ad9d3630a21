import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** The command is tested as it is built, and generated packages need the built runtime: neither may be a stale one. */
export function setup(): void {
  const root = join(import.meta.dirname, "..");
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b"], {
    cwd: root,
    stdio: "inherit",
  });
}
