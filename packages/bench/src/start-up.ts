import { spawnSync } from "node:child_process";
import { percentile } from "./measure.ts";

/** Milliseconds that importing each module adds to an empty Node process: the quickest of interleaved processes. */
export function importCosts(modules: readonly string[], runs = 12): Map<string, number> {
  const scripts = new Map<string, string>([
    ["", "0"],
    ...modules.map((m) => [m, `await import(${JSON.stringify(m)})`] as const),
  ]);
  const samples = new Map<string, number[]>([...scripts.keys()].map((key) => [key, []]));
  for (let run = 0; run < runs; run++) {
    for (const [key, script] of scripts) samples.get(key)?.push(processMs(script));
  }
  const quiet = (key: string) => percentile(samples.get(key) ?? [], 0);
  return new Map(modules.map((m) => [m, quiet(m) - quiet("")]));
}

function processMs(script: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: import.meta.dirname,
  });
  const elapsed = performance.now() - start;
  if (status !== 0) throw new Error(`cannot run ${script}: ${stderr}`);
  return elapsed;
}
