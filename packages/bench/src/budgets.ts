import { costOf, type DecodeCost } from "./decode-cost.ts";
import { percentile } from "./measure.ts";
import { messagesOf } from "./messages.ts";
import { importCosts } from "./start-up.ts";

/**
 * What must hold of every topic; the ratios for its median message. They leave a fifth above what is measured in peace,
 * because what else runs disturbs one contender more than the other.
 *
 * `read` is what strictness costs. `decode` adds the schema: a few texts with patterns in a small message, which the
 * engine's parser takes less time for than its regular expressions, decide about it.
 */
const budgets = {
  json: { read: 1.4, decode: 1.8 },
  msgpack: { read: 1, decode: Number.POSITIVE_INFINITY },
};
/** Four times what is measured in peace: a topic of many small modules, which this is to catch, takes more. */
const importMs = 40;
/** The largest topic has a third of it in its own validator. A change that needs more raises it in the same commit. */
const bundleBytes = 13 * 1024;

export interface StaticCost {
  readonly name: string;
  readonly encoding: string;
  readonly module: string;
  readonly bundleBytes: number;
  readonly importMs: number;
}

/** A line for every budget of a topic that is exceeded, and still is when measured again with more rounds. */
export async function exceededRatios(schemas: string, all: readonly DecodeCost[]): Promise<string[]> {
  const suspects = new Set(
    all.map(({ topic }) => topic).filter((topic) => overRatios(topic, all).length > 0),
  );
  const lines: string[] = [];
  for (const topic of suspects) {
    const encoding = all.find((cost) => cost.topic === topic)?.encoding === "json" ? "json" : "msgpack";
    const messages = (await messagesOf(schemas, encoding)).filter((message) => message.topic.name === topic);
    const again = messages.map((message) => costOf(message, 500));
    lines.push(...overRatios(topic, again));
  }
  return lines;
}

function overRatios(topic: string, all: readonly DecodeCost[]): string[] {
  const own = all.filter((cost) => cost.topic === topic && !cost.holdsDocument);
  const limits = own[0]?.encoding === "json" ? budgets.json : budgets.msgpack;
  return (["read", "decode"] as const).flatMap((part) => {
    const ratio = percentile(own.map((cost) => cost[part]));
    return ratio > limits[part]
      ? [`${topic}: ${part} takes ${ratio.toFixed(2)} times the bare parse, budget ${limits[part]}`]
      : [];
  });
}

/** The same for bundles and imports of JSON topics. */
export function exceededStatics(all: readonly StaticCost[]): string[] {
  const json = all.filter((topic) => topic.encoding === "json");
  const slow = json.filter((topic) => topic.importMs > importMs).map((topic) => topic.module);
  const again = slow.length > 0 ? importCosts(slow, 30) : new Map<string, number>();
  return json.flatMap(({ name, module, bundleBytes: bytes }) => {
    const ms = again.get(module) ?? 0;
    return [
      ...(bytes > bundleBytes ? [`${name}: bundle has ${bytes} bytes, budget ${bundleBytes}`] : []),
      ...(ms > importMs ? [`${name}: import takes ${ms.toFixed(1)} ms, budget ${importMs}`] : []),
    ];
  });
}
