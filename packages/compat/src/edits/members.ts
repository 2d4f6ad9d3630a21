import type { Atom, Literal, PropertiesClaim } from "../normal/graph.ts";
import { TRUE } from "../normal/graph.ts";
import type { Pair, Part, Resolver, Slot } from "./edit.ts";
import { findKeyEdits } from "./key-edits.ts";
import type { Group, Pairing } from "./pairing.ts";
import { placeIn } from "./places.ts";
import { literalOf, restPart } from "./rest.ts";

const nothing: PropertiesClaim = { kind: "properties", named: new Map(), patterns: [], rest: TRUE };

export function requiredSlots(pairing: Pairing, pair: Pair, { writer, reader }: Group): readonly Slot[] {
  const edits = findKeyEdits(pairing, pair);
  const keyOf = ({ claim }: Atom): string => (claim.kind === "required" ? claim.key : "");
  const [own, others] = [new Set(writer.map(keyOf)), new Set(reader.map(keyOf))];
  const slots: Slot[] = [];
  for (const atom of reader) {
    const key = keyOf(atom);
    if (own.has(key)) {
      slots.push({ kind: "same", atoms: [atom] });
      continue;
    }
    const around = pairing.nearest("writer", placeIn(pair.writerAt, "required"), pair.writerAt);
    const edit =
      edits.byNew(key) ??
      pairing.edit(pair, { rule: "required", side: "reader", writer: around, reader: atom.at, key });
    slots.push({ kind: "edit", edit, writer: [], reader: [atom] });
  }
  for (const atom of writer) {
    const key = keyOf(atom);
    if (others.has(key)) continue;
    const around = pairing.nearest("reader", placeIn(pair.readerAt, "required"), pair.readerAt);
    const edit =
      edits.byOld(key) ??
      pairing.edit(pair, { rule: "required", side: "writer", writer: atom.at, reader: around, key });
    slots.push({ kind: "edit", edit, writer: [atom], reader: [] });
  }
  return slots;
}

export function propertiesSlot(
  pairing: Pairing,
  pair: Pair,
  before: Atom | undefined,
  after: Atom | undefined,
): Slot {
  const [was, is] = [before?.claim ?? nothing, after?.claim ?? nothing] as [PropertiesClaim, PropertiesClaim];
  const edits = findKeyEdits(pairing, pair);
  const place = (side: "writer" | "reader", keyword: string, key: string, isThere: boolean): string => {
    const around = placeIn(pair[`${side}At`], keyword);
    return isThere ? placeIn(around, key) : pairing.nearest(side, around, pair[`${side}At`]);
  };
  const member = (keyword: string, key: string, writer?: Literal, reader?: Literal): Part => {
    const at = {
      writer: place("writer", keyword, key, writer !== undefined),
      reader: place("reader", keyword, key, reader !== undefined),
    };
    const named = keyword === "properties" ? key : undefined;
    if (writer !== undefined && reader !== undefined)
      return pairing.part(pair, { writer, reader }, at, keyword, named);
    const renamed =
      named === undefined ? undefined : writer === undefined ? edits.byNew(key) : edits.byOld(key);
    const side = writer === undefined ? "reader" : "writer";
    const edit =
      renamed ?? pairing.edit(pair, { rule: keyword, side, ...at, ...(named !== undefined && { key }) });
    return { writer, reader, edit };
  };
  const named = [...new Set([...is.named.keys(), ...was.named.keys()])].map(
    (key) => [key, member("properties", key, was.named.get(key), is.named.get(key))] as const,
  );
  const [own, others] = [new Map(was.patterns), new Map(is.patterns)];
  const patterns = [...new Set([...others.keys(), ...own.keys()])].map(
    (source) => [source, member("patternProperties", source, own.get(source), others.get(source))] as const,
  );
  const rest = restPart(pairing, pair, "additionalProperties", was.rest, is.rest);
  const present = <T>(parts: readonly (readonly [T, Part])[], to: Resolver): (readonly [T, Literal])[] =>
    parts.flatMap(([key, part]) => {
      const literal = to.literalOf(part);
      return literal === undefined ? [] : [[key, literal] as const];
    });
  return {
    kind: "claim",
    atom: (after ?? { ...before, at: pair.readerAt }) as Atom,
    rebuild: (to) => ({
      kind: "properties",
      named: new Map(present(named, to)),
      patterns: present(patterns, to),
      rest: literalOf(to, rest),
    }),
  };
}
