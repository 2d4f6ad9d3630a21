import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { percent, type Row, type RunOptions, type Section } from "../row.ts";
import { sumOf, type Tally } from "./tally.ts";
import { universe } from "./universe.ts";
import type { Work } from "./worker.ts";

const PAIRS = 100_000;
const POOL = 1500;

/**
 * Random pairs of schemas. Half are within a universe that is small enough to be enumerated, so that the right answer is
 * known; of the others, the universe is a sample. What a schema accepts is what most validators of others say.
 */
export const fuzz: Section = {
  name: "random pairs",
  async run({ quick, seed }: RunOptions) {
    const scale = quick ? 0.05 : 1;
    const threads = Math.min(4, availableParallelism());
    const questions = Math.ceil((PAIRS * scale) / 2 / threads);
    const pool = Math.ceil((POOL * scale) / threads);
    const all = await Promise.all(
      Array.from({ length: threads }, (_, i) => done({ questions, pool, seed: seed * 1000 + i })),
    );
    const seeds = `seed ${seed} on ${threads} threads`;
    return [
      rowOf(
        `random pairs in a universe of ${universe.length} values, ${seeds}`,
        sumOf(all.map(([exact]) => exact)),
        true,
      ),
      rowOf(`random pairs without bounds, ${seeds}`, sumOf(all.map(([, open]) => open)), false),
    ];
  },
};

function done(work: Work): Promise<readonly [exact: Tally, open: Tally]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: work });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

function rowOf(name: string, { verdicts, wrong, unknown, contained, proved }: Tally, isExact: boolean): Row {
  const all = verdicts.compatible + verdicts.breaking + verdicts.unknown;
  const rate = `${percent(all - verdicts.unknown, all)} decided`;
  const exact = isExact ? `, ${percent(proved, contained)} of ${contained} contained proved` : "";
  return {
    name: `${name} (${all})`,
    want: "0 wrong",
    got: `${wrong.length} wrong, ${rate}${exact}`,
    ok: wrong.length === 0 && all > 0,
    details: [...wrong, ...unknown.slice(0, 20)],
  };
}
