export interface Comparison<Name extends string> {
  /** Microseconds of one call of the baseline: a quiet sample, the tenth percentile. */
  readonly micros: number;
  /** What each contender takes, as a multiple of the baseline. */
  readonly ratios: Readonly<Record<Name, number>>;
  /** How far from its ratio half of the rounds are, as a share of it: the half of the interquartile range. */
  readonly spreads: Readonly<Record<Name, number>>;
}

/**
 * Times functions against a baseline on a machine that does other things as well. Samples are short, so that most see
 * no interruption; each is compared with the baseline's sample of the same round, so that both ran at the same clock
 * rate; the median of those ratios is what counts.
 */
export function compare<Name extends string>(
  baseline: () => unknown,
  contenders: Readonly<Record<Name, () => unknown>>,
  { rounds = 120, sampleMs = 0.3 } = {},
): Comparison<Name> {
  const names = Object.keys(contenders) as Name[];
  const runs = [baseline, ...names.map((name) => contenders[name])];
  const calls = runs.map((run) => callsFor(run, sampleMs));
  const samples: number[][] = runs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < runs.length; k++) {
      // Rotated and reversed in turns, so that no contender always runs first, or after the same other one.
      const i = (round + (round % 2 === 0 ? k : runs.length - k)) % runs.length;
      samples[i]?.push(time(runs[i] as () => unknown, calls[i] as number));
    }
  }
  const [base = [], ...rest] = samples;
  const ratios = rest.map((own) => own.map((micros, round) => micros / (base[round] as number)));
  const byName = (of: (all: readonly number[]) => number) =>
    Object.fromEntries(names.map((name, i) => [name, of(ratios[i] ?? [])])) as Record<Name, number>;
  return {
    micros: percentile(base, 0.1),
    ratios: byName((all) => percentile(all)),
    spreads: byName((all) => (percentile(all, 0.75) - percentile(all, 0.25)) / 2 / percentile(all)),
  };
}

/** The value that this share of the others are below; the median unless told. */
export function percentile(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

/** How often to call so that one sample takes about `ms`, after the engine had time to optimise the function. */
function callsFor(run: () => unknown, ms: number): number {
  const start = performance.now();
  for (let calls = 1; ; calls *= 2) {
    const micros = time(run, calls) * calls;
    if (micros > ms * 1000 && performance.now() - start > 40)
      return Math.max(1, Math.round((calls * ms * 1000) / micros));
  }
}

function time(run: () => unknown, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) sink = run();
  return ((performance.now() - start) * 1000) / calls;
}

/** Keeps the result of the last call alive, so that no call can be optimised away. */
export let sink: unknown;
