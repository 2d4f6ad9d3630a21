import type { Atom, Claim, ContainsClaim, Literal } from "../normal/graph.ts";
import type { Edit, Pair, Part, Slot } from "./edit.ts";
import { matchBranches } from "./match-branches.ts";
import type { Pairing } from "./pairing.ts";
import { placeIn } from "./places.ts";
import { literalOf } from "./rest.ts";

type Choice = Claim & { readonly kind: "any" | "one" | "all" };

/** Parts that have their places: the condition and what follows from it, the one schema of `not`. */
export function fixedSlot(
  pairing: Pairing,
  pair: Pair,
  before: Atom,
  after: Atom,
): readonly Slot[] | undefined {
  const [was, is] = [before.claim as Choice, after.claim as Choice];
  if (was.kind !== is.kind || was.of.length !== is.of.length) return undefined;
  const parts = is.of.map((reader, i) => {
    const isCondition = (after.rule === "then" || after.rule === "else") && i === 0;
    const isReference = after.rule.endsWith("Ref") || after.rule === "$ref";
    const place = (side: "writer" | "reader", atom: Atom): string =>
      isCondition ? placeIn(pair[`${side}At`], "if") : isReference ? pair[`${side}At`] : atom.at;
    const at = { writer: place("writer", before), reader: place("reader", after) };
    return pairing.part(pair, { writer: was.of[i] as Literal, reader }, at, isCondition ? "if" : after.rule);
  });
  return [
    {
      kind: "claim",
      atom: after,
      rebuild: (to) => ({ kind: is.kind, of: parts.map((part) => literalOf(to, part)) }),
    },
  ];
}

export function branchesSlot(pairing: Pairing, pair: Pair, before: Atom, after: Atom): Slot {
  const [was, is] = [before.claim as Choice, after.claim as Choice];
  const matched = matchBranches(pairing.graph, was.of, is.of);
  const taken = new Set(matched.values());
  const edit = (side: "writer" | "reader", i: number): Edit =>
    pairing.edit(pair, {
      rule: after.rule,
      side,
      writer: side === "writer" ? placeIn(before.at, i) : before.at,
      reader: side === "reader" ? placeIn(after.at, i) : after.at,
    });
  const parts = was.of.map((writer, i): Part => {
    const j = matched.get(i);
    if (j === undefined) return { writer, reader: undefined, edit: edit("writer", i) };
    const at = { writer: placeIn(before.at, i), reader: placeIn(after.at, j) };
    return pairing.part(pair, { writer, reader: is.of[j] as Literal }, at, after.rule);
  });
  for (const [j, reader] of is.of.entries())
    if (!taken.has(j)) parts.push({ writer: undefined, reader, edit: edit("reader", j) });
  return {
    kind: "claim",
    atom: after,
    rebuild: (to) => ({ kind: is.kind, of: parts.flatMap((part) => to.literalOf(part) ?? []) }),
  };
}

export function containsSlot(
  pairing: Pairing,
  pair: Pair,
  before: { readonly at: string; readonly claim: ContainsClaim },
  after: Atom & { readonly claim: ContainsClaim },
): Slot {
  const [was, is] = [before.claim, after.claim];
  const at = { writer: before.at, reader: after.at };
  const part = pairing.part(pair, { writer: was.schema, reader: is.schema }, at, "contains");
  const counted = ([name, rule] = ["min", "minContains"] as readonly ["min" | "max", string]) => {
    if (was[name] === is[name]) return undefined;
    const [writer, reader] = [placeIn(pair.writerAt, rule), placeIn(pair.readerAt, rule)];
    const [own, other] = [pairing.has("writer", writer), pairing.has("reader", reader)];
    return pairing.edit(pair, {
      rule,
      side: own && other ? "both" : own ? "writer" : "reader",
      writer: own ? writer : before.at,
      reader: other ? reader : after.at,
    });
  };
  const [fewest, most] = [counted(["min", "minContains"]), counted(["max", "maxContains"])];
  return {
    kind: "claim",
    atom: after,
    rebuild: (to) => ({
      kind: "contains",
      schema: literalOf(to, part),
      min: fewest !== undefined && to.isReverted(fewest) ? was.min : is.min,
      max: most !== undefined && to.isReverted(most) ? was.max : is.max,
    }),
  };
}
