import { decodeUnvalidated, type Topic } from "@waybill/topics";
import { parse, withDocument } from "./consumer.ts";
import { type Faults, faultsOf, faultsOfReader, isFaulty } from "./faults.ts";
import type { Contender } from "./json-rows.ts";
import { ajv, ajvStandalone } from "./peers/ajv.ts";
import type { Peer } from "./peers/peer.ts";
import { typebox } from "./peers/typebox.ts";
import { zod, zodJitless } from "./peers/zod.ts";

export const peers = [ajv, ajvStandalone, typebox, zod, zodJitless];

/** What one library gets wrong with one topic. */
export interface FaultsOfPeer extends Faults {
  readonly name: string;
  readonly topic: string;
}

/** Libraries with the schemas of these topics, judged by the topics' fixtures before anything is timed. */
export async function contendersFor(
  topics: ReadonlySet<Topic>,
  all: readonly Peer[] = peers,
): Promise<{
  readonly contenders: ReadonlyMap<Topic, readonly Contender[]>;
  readonly faults: readonly FaultsOfPeer[];
}> {
  const contenders = new Map<Topic, readonly Contender[]>();
  const faults: FaultsOfPeer[] = [];
  for (const topic of topics) {
    const judges: Contender[] = [];
    for (const { name, compile } of all) {
      const judge = await compile(topic);
      if (judge === undefined) continue;
      const found = await faultsOf(topic, judge);
      faults.push({ name, topic: topic.name, ...found });
      judges.push({ name, ...judge, isFaulty: isFaulty(found) });
    }
    contenders.set(topic, judges);
  }
  return { contenders, faults: faults.filter(isFaulty) };
}

/** What parsing JSON gets wrong with these topics, which every library has from it. */
export async function faultsOfParse(topics: ReadonlySet<Topic>): Promise<FaultsOfPeer[]> {
  const all = [...topics].map(async (topic) => {
    const own = (bytes: Uint8Array) => withDocument(decodeUnvalidated(topic, bytes));
    return { name: "JSON.parse", topic: topic.name, ...(await faultsOfReader(topic, parse, own)) };
  });
  return (await Promise.all(all)).filter(isFaulty);
}
