/** Medians, in microseconds, of functions timed in one interleaved run. */
export function interleave<Name extends string>(
  contenders: Readonly<Record<Name, () => unknown>>,
  { rounds = 60, roundMs = 4 } = {},
): Record<Name, number> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const calls = Object.fromEntries(
    names.map((name) => [name, callsFor(contenders[name], roundMs)]),
  ) as Record<Name, number>;
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < names.length; k++) {
      // Rotated, so that no contender always runs after the same other one.
      const name = names[(k + round) % names.length] as Name;
      samples[name].push(time(contenders[name], calls[name]));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])])) as Record<Name, number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** How often to call so that one sample takes about `ms`; calling it warms the function up as well. */
function callsFor(run: () => unknown, ms: number): number {
  let calls = 1;
  for (;;) {
    const micros = time(run, calls) * calls;
    if (micros > ms * 1000) return calls;
    calls *= 2;
  }
}

function time(run: () => unknown, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) sink = run();
  return ((performance.now() - start) * 1000) / calls;
}

/** Keeps the result of the last call alive, so that no call can be optimised away. */
export let sink: unknown;
