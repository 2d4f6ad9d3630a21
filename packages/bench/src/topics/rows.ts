import { compare } from "../measure.ts";
import type { MessageSet } from "./sets.ts";

/** A set of messages, and how long each contender takes with one of them. */
export interface Row {
  readonly topic: string;
  readonly messages: string;
  /** The mean of the set. */
  readonly bytes: number;
  /** Of the floor, for one message. */
  readonly micros: number;
  /** What each contender takes, as a multiple of the floor. */
  readonly ratios: Readonly<Record<string, number>>;
  /** How far from that half of the rounds are, as a share of it. */
  readonly spreads: Readonly<Record<string, number>>;
  /** Contenders that get fixtures of the topic wrong. */
  readonly marked: readonly string[];
}

/** Takes the message at a place in the set. */
export type Take = (index: number) => unknown;

/** One call of each contender takes all messages of the set, so that all samples hold the same work. */
export function rowOf(
  { topic, name, messages }: MessageSet,
  floor: Take,
  contenders: Readonly<Record<string, Take>>,
  { marked = [], rounds = 120 }: { readonly marked?: readonly string[]; readonly rounds?: number } = {},
): Row {
  const all = (take: Take) => () => {
    let last: unknown;
    for (let i = 0; i < messages.length; i++) last = take(i);
    return last;
  };
  const runs = Object.entries(contenders).map(([key, take]) => [key, all(take)] as const);
  for (const run of [all(floor), ...runs.map(([, run]) => run)]) warm(run);
  const { micros, ratios, spreads } = compare(all(floor), Object.fromEntries(runs), { rounds });
  const bytes = messages.reduce((sum, { length }) => sum + length, 0) / messages.length;
  return {
    topic: topic.name,
    messages: name,
    bytes: Math.round(bytes),
    micros: micros / messages.length,
    ratios,
    spreads,
    marked: marked.filter((key) => key in ratios),
  };
}

/** Processor time in microseconds that a contender gets before it is measured. */
const WARM = 120_000;

/** Runs until the engine has optimised it: on a busy machine, time that passes is not time that it had. */
function warm(run: () => unknown): void {
  const start = process.cpuUsage();
  while (process.cpuUsage(start).user < WARM) for (let i = 0; i < 10; i++) run();
}
