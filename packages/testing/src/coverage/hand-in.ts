import type { KeyedPoint } from "./points.ts";

/** Variable of the environment that names the folder in which a reporter wants to find what each process has seen. */
export const FOLDER_VARIABLE = "WAYBILL_COVERAGE_FOLDER";

/** One line of a file in that folder. What is counted and shown adds up over the lines of all files. */
export interface Line {
  /** Such as `outcomes v1`. */
  readonly topic: string;
  /** Every point of the topic's schema; in a file, once for each topic. */
  readonly points?: readonly KeyedPoint[];
  readonly accepted?: number;
  readonly refused?: number;
  /** Keys of points that no earlier line of the file has. */
  readonly keys?: readonly string[];
}

interface Waiting {
  accepted: number;
  refused: number;
  readonly keys: string[];
}

const waiting = new Map<string, Waiting>();
const described = new Set<string>();
let pending: Line[] = [];
let isScheduled = false;

/** Tells a reporter, if one asked for it, what one more message has shown. */
export function handIn(
  topic: string,
  points: () => readonly KeyedPoint[],
  isAccepted: boolean,
  keys: readonly string[],
): void {
  if (folder() === undefined) return;
  if (!described.has(topic)) {
    described.add(topic);
    pending.push({ topic, points: points() });
  }
  const one = waiting.get(topic) ?? { accepted: 0, refused: 0, keys: [] };
  waiting.set(topic, one);
  if (isAccepted) one.accepted++;
  else one.refused++;
  one.keys.push(...keys);
  schedule();
}

/** Tells a reporter which topics there are, so that it can say which of them no message was seen of. */
export function announce(topics: readonly string[]): void {
  if (folder() === undefined) return;
  pending.push(...topics.map((topic) => ({ topic })));
  schedule();
}

/** Behind the messages of one test that are looked at without a pause, and before the runner learns that it has ended. */
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  queueMicrotask(() => {
    isScheduled = false;
    const lines = [...pending, ...[...waiting].map(([topic, one]): Line => ({ topic, ...one }))];
    pending = [];
    waiting.clear();
    write(lines);
  });
}

const id = Math.random().toString(36).slice(2);

function write(lines: readonly Line[]): void {
  const fs = globalThis.process.getBuiltinModule("node:fs");
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  fs.appendFileSync(`${folder()}/${id}.jsonl`, text);
}

/** Nowhere but in Node: the package can be used in browsers too, where no folder is. */
function folder(): string | undefined {
  return globalThis.process?.env?.[FOLDER_VARIABLE];
}
