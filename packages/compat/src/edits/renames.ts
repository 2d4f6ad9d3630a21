import type { PropertiesClaim } from "../normal/graph.ts";
import type { Edit, Pair } from "./edit.ts";
import type { Pairing } from "./pairing.ts";
import { placeIn } from "./places.ts";

/** Keys that have another name in the reader's schema. */
export interface Renames {
  byOld(key: string): Edit | undefined;
  byNew(key: string): Edit | undefined;
}

const known = new WeakMap<Pair, Renames>();

/**
 * A key that only the writer's schema names and one that only the reader's does are one that was renamed when they are
 * required alike and have the same schema, and no other key could be meant.
 */
export function findRenames(pairing: Pairing, pair: Pair): Renames {
  let renames = known.get(pair);
  if (renames === undefined) {
    renames = search(pairing, pair);
    known.set(pair, renames);
  }
  return renames;
}

function search(pairing: Pairing, pair: Pair): Renames {
  const [before, after] = [shapeOf(pairing, pair, "writer"), shapeOf(pairing, pair, "reader")];
  const gone = [...before].filter(([key]) => !after.has(key));
  const added = [...after].filter(([key]) => !before.has(key));
  const [byOld, byNew] = [new Map<string, Edit>(), new Map<string, Edit>()];
  for (const [key, shape] of gone) {
    const twins = added.filter(([, other]) => other === shape);
    const rivals = gone.filter(([, other]) => other === shape);
    const [twin] = twins;
    if (twin === undefined || twins.length > 1 || rivals.length > 1) continue;
    const edit = pairing.edit(pair, {
      rule: "properties",
      side: "both",
      writer: placeIn(pair.writerAt, "properties", key),
      reader: placeIn(pair.readerAt, "properties", twin[0]),
      key,
      renamed: twin[0],
    });
    byOld.set(key, edit);
    byNew.set(twin[0], edit);
  }
  return { byOld: (key) => byOld.get(key), byNew: (key) => byNew.get(key) };
}

/** What there is to each named key: its schema, and whether it is required. */
function shapeOf({ graph }: Pairing, pair: Pair, side: "writer" | "reader"): ReadonlyMap<string, string> {
  const required = new Set<string>();
  let named: PropertiesClaim["named"] = new Map();
  for (const { claim } of graph.atomsOf(pair[side])) {
    if (claim.kind === "required") required.add(claim.key);
    else if (claim.kind === "properties") named = claim.named;
  }
  return new Map([...named].map(([key, schema]) => [key, `${graph.canonical(schema)} ${required.has(key)}`]));
}
