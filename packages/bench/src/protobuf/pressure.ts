import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { percentile } from "../measure.ts";

/**
 * Calls of a run in the time of one of the baseline, in a process that collects all garbage every 100 ms, as one does
 * whose memory is short: a full collection also throws optimised code away.
 */
export function timesUnderPressure(baseline: () => unknown, run: () => unknown, rounds: number): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [base = 0, own = 0] = [baseline, run].map((each) => {
      collect();
      return callsWithin(each, 100);
    });
    ratios.push(own / base);
  }
  return percentile(ratios);
}

function callsWithin(run: () => unknown, ms: number): number {
  const end = performance.now() + ms;
  let calls = 0;
  for (; performance.now() < end; calls += 10) for (let i = 0; i < 10; i++) sink = run();
  return calls;
}

/** Keeps the result of the last call alive, so that no call can be optimised away. */
export let sink: unknown;
