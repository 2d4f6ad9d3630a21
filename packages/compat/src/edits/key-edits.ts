import type { PropertiesClaim } from "../normal/graph.ts";
import { keyOf } from "../value.ts";
import type { Edit, Pair } from "./edit.ts";
import type { Pairing } from "./pairing.ts";
import { placeIn } from "./places.ts";

/** Edits of keys that are about more than one keyword: what names a key, and what requires it. */
export interface KeyEdits {
  /** By the name that a key has in the writer's schema, and in the reader's. */
  byOld(key: string): Edit | undefined;
  byNew(key: string): Edit | undefined;
}

interface Key {
  /** Its schema and whether it is required, in two forms: what the schema says, and how it is written. */
  readonly shapes: readonly [said: string, written: string];
  /** Where it is required. */
  readonly required: string | undefined;
}

/** Pairs of keys beyond which none is taken for a renamed one. */
const MOST_PAIRS = 10_000;

const known = new WeakMap<Pair, KeyEdits>();

/**
 * A key that only the writer's schema names and one that only the reader's does are one that was renamed when they are
 * required alike and have the same schema, and no other key could be meant. A key that one side names and requires, and
 * the other neither, came or went as a whole.
 */
export function findKeyEdits(pairing: Pairing, pair: Pair): KeyEdits {
  let edits = known.get(pair);
  if (edits === undefined) {
    edits = search(pairing, pair);
    known.set(pair, edits);
  }
  return edits;
}

function search(pairing: Pairing, pair: Pair): KeyEdits {
  const [before, after] = [keysOf(pairing, pair, "writer"), keysOf(pairing, pair, "reader")];
  const gone = [...before.named].filter(([key]) => !after.named.has(key));
  const added = [...after.named].filter(([key]) => !before.named.has(key));
  const [byOld, byNew] = [new Map<string, Edit>(), new Map<string, Edit>()];
  for (const [key, own] of gone.length * added.length > MOST_PAIRS ? [] : gone) {
    const twins = added.filter(([, other]) => isLike(own, other));
    const rivals = gone.filter(([, other]) => isLike(own, other));
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
  const around = (side: "writer" | "reader", keyword: string): string =>
    pairing.nearest(side, placeIn(pair[`${side}At`], keyword), pair[`${side}At`]);
  for (const [key, { required }] of gone)
    if (required !== undefined && !byOld.has(key) && !after.required.has(key))
      byOld.set(
        key,
        pairing.edit(pair, {
          rule: "properties",
          side: "writer",
          writer: placeIn(pair.writerAt, "properties", key),
          reader: around("reader", "properties"),
          key,
          required: { writer: required, reader: around("reader", "required") },
        }),
      );
  for (const [key, { required }] of added)
    if (required !== undefined && !byNew.has(key) && !before.required.has(key))
      byNew.set(
        key,
        pairing.edit(pair, {
          rule: "properties",
          side: "reader",
          writer: around("writer", "properties"),
          reader: placeIn(pair.readerAt, "properties", key),
          key,
          required: { writer: around("writer", "required"), reader: required },
        }),
      );
  return { byOld: (key) => byOld.get(key), byNew: (key) => byNew.get(key) };
}

/** What leads back to the schema around it says something else under another name, and is written the same. */
function isLike(a: Key, b: Key): boolean {
  return a.shapes[0] === b.shapes[0] || a.shapes[1] === b.shapes[1];
}

function keysOf(
  pairing: Pairing,
  pair: Pair,
  side: "writer" | "reader",
): { readonly named: ReadonlyMap<string, Key>; readonly required: ReadonlyMap<string, string> } {
  const required = new Map<string, string>();
  let schemas: PropertiesClaim["named"] = new Map();
  const { graph } = pairing;
  for (const { claim, at } of graph.atomsOf(pair[side])) {
    if (claim.kind === "required") required.set(claim.key, at);
    else if (claim.kind === "properties") schemas = claim.named;
  }
  const named = [...schemas].map(([key, schema]): [string, Key] => {
    const at = required.get(key);
    const written = keyOf(pairing.at(side, placeIn(pair[`${side}At`], "properties", key)));
    const isRequired = at !== undefined;
    const shapes = [`${graph.canonical(schema)} ${isRequired}`, `${written} ${isRequired}`] as const;
    return [key, { shapes, required: at }];
  });
  return { named: new Map(named), required };
}
