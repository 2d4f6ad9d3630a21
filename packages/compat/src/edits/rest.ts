import { type Literal, TRUE } from "../normal/graph.ts";
import type { Pair, Part, Resolver } from "./edit.ts";
import type { Pairing } from "./pairing.ts";
import { placeIn } from "./places.ts";

export function literalOf(to: Resolver, part: Part): Literal {
  return to.literalOf(part) ?? TRUE;
}

/** What holds for all other keys or items, where a keyword that is not there takes them all. */
export function restPart(pairing: Pairing, pair: Pair, keyword: string, was: Literal, is: Literal): Part {
  const [writer, reader] = [placeIn(pair.writerAt, keyword), placeIn(pair.readerAt, keyword)];
  const [own, other] = [pairing.has("writer", writer), pairing.has("reader", reader)];
  if (own && other) return pairing.part(pair, { writer: was, reader: is }, { writer, reader }, keyword);
  if (pairing.graph.canonical(was) === pairing.graph.canonical(is)) return { writer: was, reader: is };
  const edit = pairing.edit(pair, {
    rule: keyword,
    side: own ? "writer" : "reader",
    writer: own ? writer : pair.writerAt,
    reader: other ? reader : pair.readerAt,
  });
  return { writer: was, reader: is, edit };
}
