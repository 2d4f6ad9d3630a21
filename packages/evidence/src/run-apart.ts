import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Row, RunOptions, Section } from "./row.ts";

const run = promisify(execFile);
const program = join(import.meta.dirname, "main.ts");

/** Runs each section in a process of its own, as many at a time as there are cores; the rows in the order given. */
export async function runApart(
  chosen: readonly Section[],
  { quick, offline, seed }: RunOptions,
): Promise<readonly Row[]> {
  const queue = [...chosen.entries()];
  const rows: (readonly Row[])[] = [];
  const next = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      const [place, { name }] = one;
      const start = performance.now();
      const args = [
        ...process.execArgv,
        program,
        "--rows",
        name,
        "--seed",
        String(seed),
        ...(quick ? ["--quick"] : []),
        ...(offline ? ["--offline"] : []),
      ];
      const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28 });
      rows[place] = JSON.parse(stdout) as readonly Row[];
      console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
  return rows.flat();
}
