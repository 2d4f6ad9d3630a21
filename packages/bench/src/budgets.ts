import { costOf, type DecodeCost } from "./decode-cost.ts";
import { percentile } from "./measure.ts";
import { messagesOf } from "./messages.ts";
import { type ImportCost, importCosts } from "./start-up.ts";

/** For the median message of a topic: multiples of what a consumer without contracts does. */
interface Ratios {
  readonly parseAndValidate: number;
  readonly read: number;
  readonly decode: number;
}

const usual = {
  json: { parseAndValidate: 1.12, read: 1.2, decode: 1.3 },
  /** JSON with a document in a list of byte values, of which the list is not parsed as numbers. */
  documents: { parseAndValidate: 1, read: 0.75, decode: 1 },
  msgpack: { parseAndValidate: Number.POSITIVE_INFINITY, read: 0.7, decode: Number.POSITIVE_INFINITY },
};

/** Topics that need more, each for a reason. `parse` and `validate` of messages with JSON in msgpack are not compared. */
const exceptions: Readonly<Record<string, Ratios>> = {
  // A hundred short texts with a pattern of their own: to look at each of their characters takes 0.12.
  "feature-flag-evaluations": { parseAndValidate: 1.18, read: 1.2, decode: 1.35 },
};

/** Measured in peace, a ratio is below its budget; what else runs disturbs one contender more than the other. */
const noise = 1.1;
/** How often a topic is measured again before it counts as too slow. */
const attempts = 3;

/** A usual topic, minified and gzipped, runtime included. */
const usualBytes = 6 * 1024;

/** Topics that need more, each for a reason. */
const largerBytes: Readonly<Record<string, number>> = {
  // 13 kinds of message, one of them with exceptions, threads, frames and contexts.
  events: 9.4 * 1024,
  // Six kinds of message, the strict reader of a second document in its bytes, and the reader of these bytes.
  "ingest-replay-events": 9.75 * 1024,
  // Three strict readers: msgpack as the schema names it, keys spelt out byte by byte, any msgpack, and JSON in its bytes;
  // and the writer of msgpack, which topics of JSON do without when they encode.
  "ingest-events": 10.3 * 1024,
  "ingest-replay-recordings": 10.7 * 1024,
  // The codec of TraceItem and all messages in it, and what reads and writes Protobuf.
  "snuba-items": 9.4 * 1024,
};

/**
 * Milliseconds that a topic may add to an empty process, or else the share of the processor time that an
 * empty process takes to start: 6 of about 25 ms, however slow everything is at the time.
 */
const usualImport: ImportCost = { ms: 6, share: 0.25 };
/** Caches that others use as well make an import dearer than they make the start, which is warm. */
const importNoise = 1.25;
/** All of `@waybill/compat`, minified and gzipped. */
export const compatBudget = 60_000;

export interface StaticCost {
  readonly name: string;
  readonly encoding: string;
  readonly module: string;
  readonly bundleBytes: number;
  readonly import: ImportCost;
}

/** A line for every budget of a topic that is exceeded, and still is whenever it is measured again with more rounds. */
export async function exceededRatios(schemas: string, all: readonly DecodeCost[]): Promise<string[]> {
  const lines: string[] = [];
  for (const topic of new Set(all.map(({ topic }) => topic))) {
    const encoding = all.find((cost) => cost.topic === topic)?.encoding === "json" ? "json" : "msgpack";
    let over = overRatios(topic, all);
    for (let i = 0; i < attempts && over.length > 0; i++) {
      const messages = await messagesOf(schemas, encoding);
      const own = messages.filter((message) => message.topic.name === topic);
      const again = overRatios(
        topic,
        own.map((message) => costOf(message, 400)),
      );
      over = again.filter(({ what }) => over.some((before) => before.what === what));
    }
    lines.push(...over.map(({ line }) => line));
  }
  return lines;
}

function overRatios(topic: string, all: readonly DecodeCost[]) {
  const own = all.filter((cost) => cost.topic === topic);
  const limits = exceptions[topic] ?? (own[0]?.encoding === "json" ? usual.json : usual.msgpack);
  return [
    ...over(
      topic,
      own.filter(({ holdsDocument }) => !holdsDocument),
      limits,
    ),
    ...over(
      `${topic}, documents in lists`,
      own.filter(({ holdsDocument }) => holdsDocument),
      usual.documents,
    ),
  ];
}

function over(name: string, costs: readonly DecodeCost[], limits: Ratios) {
  return (["parseAndValidate", "read", "decode"] as const).flatMap((part) => {
    const what = `${name}: ${part}`;
    const ratio = percentile(costs.map((cost) => cost[part]));
    const line = `${what} takes ${ratio.toFixed(2)} times the bare parse, budget ${limits[part]}`;
    return ratio > limits[part] * noise ? [{ what, line }] : [];
  });
}

/** The same for bundles and imports. */
export function exceededStatics(all: readonly StaticCost[]): string[] {
  const slow = all.filter((topic) => isSlow(topic.import));
  const again = importCosts(
    slow.map(({ module }) => module),
    30,
  );
  return all.flatMap(({ name, module, bundleBytes }) => {
    const most = largerBytes[name] ?? usualBytes;
    const cost = again.get(module);
    return [
      ...(bundleBytes > most ? [`${name}: bundle has ${bundleBytes} bytes, budget ${most.toFixed()}`] : []),
      ...(cost !== undefined && isSlow(cost)
        ? [`${name}: import takes ${cost.ms.toFixed(1)} ms, budget ${usualImport.ms}`]
        : []),
    ];
  });
}

function isSlow({ ms, share }: ImportCost): boolean {
  return ms > usualImport.ms && share > usualImport.share * importNoise;
}
