import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** The command is tested as it is built, and generated packages need the built runtime: neither may be a stale one. */
export function setup(): void {
  const root = join(import.meta.dirname, "..");
  const scripts = [["node_modules/typescript/bin/tsc", "-b"], ["scripts/bundle.ts"]];
  for (const script of scripts) execFileSync(process.execPath, script, { cwd: root, stdio: "inherit" });
}
