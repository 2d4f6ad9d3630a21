import type { Atom, ItemsClaim, Literal } from "../normal/graph.ts";
import { TRUE } from "../normal/graph.ts";
import type { Pair, Slot } from "./edit.ts";
import type { Pairing } from "./pairing.ts";
import { placeIn } from "./places.ts";
import { literalOf, restPart } from "./rest.ts";

const nothing: ItemsClaim = { kind: "items", prefix: [], rest: TRUE };

export function itemsSlot(
  pairing: Pairing,
  pair: Pair,
  before: Atom | undefined,
  after: Atom | undefined,
): Slot {
  const [was, is] = [before?.claim ?? nothing, after?.claim ?? nothing] as [ItemsClaim, ItemsClaim];
  const list = (side: "writer" | "reader"): string =>
    pairing.has(side, placeIn(pair[`${side}At`], "prefixItems")) ? "prefixItems" : "items";
  const [own, others] = [placeIn(pair.writerAt, list("writer")), placeIn(pair.readerAt, list("reader"))];
  const same = (i: number, j: number): boolean =>
    pairing.graph.canonical(was.prefix[i] ?? TRUE) === pairing.graph.canonical(is.prefix[j] ?? TRUE);
  const shorter = Math.min(was.prefix.length, is.prefix.length);
  let first = 0;
  // With as many items on both sides each stands for its own; else those between what is the same are one edit.
  while (first < shorter && (was.prefix.length === is.prefix.length || same(first, first))) first++;
  const parts = is.prefix.slice(0, first).map((reader, i) => {
    const at = { writer: placeIn(own, i), reader: placeIn(others, i) };
    return pairing.part(pair, { writer: was.prefix[i] as Literal, reader }, at, list("reader"), undefined);
  });
  const isLonger = is.prefix.length > was.prefix.length;
  const between =
    was.prefix.length === is.prefix.length
      ? undefined
      : pairing.edit(pair, {
          rule: list(isLonger ? "reader" : "writer"),
          side: isLonger ? "reader" : "writer",
          writer: isLonger ? pairing.nearest("writer", own, pair.writerAt) : placeIn(own, first),
          reader: isLonger ? placeIn(others, first) : pairing.nearest("reader", others, pair.readerAt),
        });
  const keyword = (side: "writer" | "reader", claim: ItemsClaim): string =>
    list(side) === "prefixItems" || claim.prefix.length === 0 ? "items" : "additionalItems";
  const names = [keyword("writer", was), keyword("reader", is)] as const;
  const rest =
    names[0] === names[1] || is.rest === TRUE || was.rest === TRUE
      ? restPart(pairing, pair, is.rest === TRUE ? names[0] : names[1], was.rest, is.rest)
      : pairing.part(
          pair,
          { writer: was.rest, reader: is.rest },
          { writer: placeIn(pair.writerAt, names[0]), reader: placeIn(pair.readerAt, names[1]) },
          names[1],
        );
  return {
    kind: "claim",
    atom: (after ?? { ...before, at: pair.readerAt }) as Atom,
    rebuild: (to) => {
      const tail = between !== undefined && to.isReverted(between) ? was.prefix : is.prefix;
      return {
        kind: "items",
        prefix: [...parts.map((part) => literalOf(to, part)), ...tail.slice(first)],
        rest: literalOf(to, rest),
      };
    },
  };
}
