import { type Measured, measureShort, type Rows } from "./measured.ts";

/** The most that ours may take as a multiple of the floor: a fifth above what is measured in peace. */
const json: Budgets<"decode" | "validate" | "error" | "encode"> = {
  "outcomes: one": { decode: 1.7, validate: 0.12, error: 8, encode: 1.6 },
  "feature-flag-evaluations: 3 flags": { decode: 1.7, validate: 0.18, error: 5.6, encode: 1.75 },
  "feature-flag-evaluations: 100 flags": { decode: 1.7, validate: 0.25, error: 5.2, encode: 2 },
  "ingest-replay-events: segment, payload as object": {
    decode: 1.5,
    validate: 0.065,
    error: 3.8,
    encode: 1.6,
  },
  "ingest-replay-events: segment, payload as bytes": {
    decode: 1.05,
    validate: 0.34,
    error: 2.3,
    encode: 1.5,
  },
  "events: command on groups": { decode: 1.85, validate: 0.11, error: 9.5, encode: 1.6 },
  "events: error with 10 frames": { decode: 1.5, validate: 0.06, error: 4.2, encode: 1.55 },
  "events: error with 200 frames, 100 flags": { decode: 1.4, validate: 0.03, error: 3.8, encode: 1.4 },
};
const msgpack: Budgets<"msgpackDecode" | "msgpackEncode"> = {
  "ingest-replay-recordings: 20 elements, recording alone": { msgpackDecode: 0.54, msgpackEncode: 1.1 },
  "ingest-replay-recordings: 400 elements, recording alone": { msgpackDecode: 0.56, msgpackEncode: 1.1 },
  "ingest-replay-recordings: 20 elements, with its event": { msgpackDecode: 1.35, msgpackEncode: 2 },
};

type Budgets<Part extends keyof Rows> = Readonly<Record<string, Readonly<Record<Part, number>>>>;

/** Bytes of reader and boolean check, minified and gzipped. */
const usualBytes = 3 * 1024;

/** Topics that need more, each for a reason. */
const largerBytes: Readonly<Record<string, number>> = {
  // Five kinds of payload, and the readers of bytes spelt as numbers and of the document in them.
  "ingest-replay-events": 4.3 * 1024,
  // 13 kinds of message, one of them with exceptions, threads, frames and contexts.
  events: 3.9 * 1024,
};

/** What else runs disturbs one contender more than the other. */
const noise = 1.1;
/** How often all is measured again before a ratio counts as too high. */
const attempts = 2;

/** A line for every budget that is exceeded, and still is whenever it is measured again. */
export async function exceeded(): Promise<string[]> {
  let over: readonly Excess[] | undefined;
  for (let i = 0; i <= attempts && over?.length !== 0; i++) {
    const now = excesses(await measureShort());
    over = over === undefined ? now : now.filter(({ what }) => over?.some((before) => before.what === what));
  }
  return (over ?? []).map(({ what, how }) => `${what} ${how}`);
}

interface Excess {
  readonly what: string;
  readonly how: string;
}

function excesses({ rows, fastPaths }: Pick<Measured, "rows" | "fastPaths">): Excess[] {
  const slow = (Object.keys(rows) as (keyof Rows)[]).flatMap((part) =>
    rows[part].flatMap(({ topic, messages, ratios }): Excess[] => {
      const set = `${topic}: ${messages}`;
      const budget = { ...json[set], ...msgpack[set] }[part];
      if (budget === undefined) throw new Error(`bug: no budget to ${part} ${set}`);
      const ratio = Object.entries(ratios).find(([name]) => name.startsWith("**"))?.[1] ?? Number.NaN;
      const how = `takes ${ratio.toFixed(2)} times the floor, budget ${budget}`;
      return ratio <= budget * noise ? [] : [{ what: `${part}, ${set}`, how }];
    }),
  );
  const large = fastPaths.flatMap(({ topic, bytes }): Excess[] => {
    const budget = largerBytes[topic] ?? usualBytes;
    const how = `has ${bytes} bytes, budget ${budget.toFixed()}`;
    return bytes <= budget ? [] : [{ what: `reader and boolean check of ${topic}`, how }];
  });
  return [...slow, ...large];
}
