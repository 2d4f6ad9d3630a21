import type { JsonSchema } from "@waybill/compat";
import { shown } from "../json-text.ts";
import { type Judged, judged } from "../judged.ts";
import { type Row, type RunOptions, type Section, skipped } from "../row.ts";
import { Unavailable } from "../suites/case.ts";
import { type Release, releases } from "./releases.ts";
import { type Step, stepsOf } from "./steps.ts";

const NAME = "real history";
const MEDIAN_MS = 10;
const P95_MS = 300;
/** A busy machine doubles processor time too: what is missed by less is shown, and fails nothing. */
const ALLOWANCE = 3;
/** Several hundred comparisons are what is asked for; fewer say little of the quantiles. */
const FEWEST_STEPS = 100;

/** Every change of every schema of the releases of a registry of Kafka topics, in both directions. */
export const history: Section = {
  name: NAME,
  async run({ offline }: RunOptions) {
    let all: readonly Release[];
    try {
      all = await releases("sentry-kafka-schemas", { cachedOnly: offline });
    } catch (error) {
      if (error instanceof Unavailable) return [skipped(NAME, error.message)];
      throw error;
    }
    if (all.length === 0) return [skipped(NAME, "no release is in the cache")];
    const steps = stepsOf(all);
    const backward = steps.map((step) => measured(step, step.old, step.current));
    const forward = steps.map((step) => measured(step, step.current, step.old));
    const indirect = steps.filter(({ isIndirect }) => isIndirect).length;
    const about = `${NAME}: ${all.length} releases, ${steps.length} changes (${indirect} of another file only)`;
    return [
      rowOf(`${about}, backward`, backward, offline),
      rowOf(`${NAME}, forward`, forward, offline),
      ...timeRows([...backward, ...forward]),
    ];
  },
};

interface Measured extends Judged {
  readonly id: string;
  /** Milliseconds until the verdict stands, with its first witness. */
  readonly decided: number;
}

/** Times are the least of three: the first pays for what is compiled at run time. */
function measured({ id }: Step, writer: JsonSchema, reader: JsonSchema): Measured {
  const times = [1, 2, 3].map(() => judged(writer, reader, { maxFindings: 1 }).milliseconds);
  return { ...judged(writer, reader), id, decided: Math.min(...times) };
}

function rowOf(name: string, all: readonly Measured[], offline: boolean): Row {
  const of = (verdict: string): readonly Measured[] => all.filter(({ result }) => result.verdict === verdict);
  const [compatible, breaking, unknown] = [of("compatible"), of("breaking"), of("unknown")];
  const undeclared = breaking.filter(({ result }) =>
    result.findings.every(
      ({ class: kind }) => kind === "only-by-undeclared-property" || kind === "annotation",
    ),
  );
  const wrong = all.filter((one) => one.wrong !== undefined);
  return {
    name,
    want: "0 wrong, 0 unknown",
    got: `${wrong.length} wrong, ${unknown.length} unknown; ${compatible.length} compatible, ${breaking.length} breaking, ${undeclared.length} of them by undeclared properties only`,
    ok: wrong.length === 0 && unknown.length === 0 && (offline || all.length >= FEWEST_STEPS),
    details: [
      ...wrong.map((one) => `${one.id}: ${one.wrong}`),
      ...unknown.map(({ id, result }) => `${id}: unknown, ${shown(result.obligation)}`),
      ...all.flatMap(({ id, disputed }) => (disputed === undefined ? [] : [`${id}: ${disputed}`])),
    ],
  };
}

function quantiles(times: readonly number[]): readonly [median: number, p95: number, most: number] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.5), at(0.95), at(1)];
}

function textOf([median, p95, most]: readonly [number, number, number]): string {
  return `median ${median.toFixed(1)} ms, 95 % ${p95.toFixed(0)} ms, most ${most.toFixed(0)} ms`;
}

function timeRows(all: readonly Measured[]): readonly Row[] {
  const decided = quantiles(all.map((one) => one.decided));
  const [median, p95] = decided;
  const isWithin = (times: number): boolean => median < MEDIAN_MS * times && p95 < P95_MS * times;
  return [
    {
      name: `${NAME}, a direction decided, processor time`,
      want: `median < ${MEDIAN_MS} ms, 95 % < ${P95_MS} ms`,
      got: `${textOf(decided)}${isWithin(1) ? "" : ", missed"}`,
      ok: isWithin(1) || (isWithin(ALLOWANCE) ? undefined : false),
      details: all
        .filter((one) => one.decided > P95_MS)
        .map((one) => `${one.id}: ${one.decided.toFixed(0)} ms`),
    },
    {
      name: `${NAME}, a direction with every cause, the first time`,
      want: "",
      got: textOf(quantiles(all.map(({ milliseconds }) => milliseconds))),
      ok: undefined,
    },
  ];
}
