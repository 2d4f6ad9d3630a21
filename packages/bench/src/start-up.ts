import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { percentile } from "./measure.ts";

export interface ImportCost {
  /** Milliseconds from the call of `import` to its end, in the quickest process. */
  readonly ms: number;
  /** Processor time of the import, as a share of what the same processes took until then: what Node takes to start. */
  readonly share: number;
}

/** An empty file, which costs what Node takes for the first module of a program, whatever is in it. */
export const NOTHING = join(import.meta.dirname, "nothing.js");

/**
 * What importing a module by itself adds to an empty Node process, from interleaved processes. What else runs makes
 * everything slower, so that the quickest process is nearest to the truth, and a share of processor time nearer still.
 */
export function importCosts(modules: readonly string[], runs = 12): Map<string, ImportCost> {
  const samples = new Map(modules.map((module) => [module, [] as Sample[]]));
  for (let run = 0; run < runs; run++) {
    for (const [module, list] of samples) list.push(sampleOf(module));
  }
  const quickest = (values: readonly number[]) => percentile(values, 0);
  const boot = quickest([...samples.values()].flat().map((sample) => sample.boot));
  return new Map(
    [...samples].map(([module, list]) => {
      const ms = quickest(list.map(({ elapsed }) => elapsed));
      return [module, { ms, share: quickest(list.map(({ busy }) => busy)) / boot }];
    }),
  );
}

/** Milliseconds: of the processor before and during the import, and of the clock during it. */
interface Sample {
  readonly boot: number;
  readonly busy: number;
  readonly elapsed: number;
}

function sampleOf(module: string): Sample {
  const script = `
    const start = performance.now();
    const boot = process.cpuUsage();
    await import(${JSON.stringify(module)});
    const busy = process.cpuUsage(boot);
    const elapsed = performance.now() - start;
    const ms = ({ user, system }) => (user + system) / 1000;
    console.log(JSON.stringify({ boot: ms(boot), busy: ms(busy), elapsed }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`cannot import ${module}: ${stderr}`);
  return JSON.parse(stdout) as Sample;
}
