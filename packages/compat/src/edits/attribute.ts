import { type Failure, holds } from "../evaluate.ts";
import type { Value } from "../value.ts";
import type { Edit } from "./edit.ts";
import type { Pairing } from "./pairing.ts";
import { type Reverted, revert } from "./reverting.ts";

/** An edit without which the reader's schema would accept a message, or that is one of several to that effect. */
export interface Cause {
  readonly edit: Edit;
  /** With it, what only followed from it. */
  readonly along: readonly Edit[];
}

/** Edits that are tried together before the nearest is taken for the cause. */
const MOST_TOGETHER = 8;

/**
 * The edit because of which the reader's schema, some edits taken back already, refuses a message that the writer's
 * accepts. Of several that only together let the message pass it is the one nearest to the keyword that refuses.
 */
export function attribute(
  pairing: Pairing,
  taken: ReadonlySet<Edit>,
  current: Reverted,
  value: Value,
  failure: Failure,
): Cause | undefined {
  const open = [...pairing.edits.keys()].filter((edit) => !taken.has(edit));
  const ranked = open
    .map((edit) => ({ edit, rank: rankOf(pairing, current, edit, failure) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ edit }) => edit);
  const { graph } = pairing;
  const length = graph.nodes.length;
  const accepts = (edits: readonly Edit[]): boolean => {
    const { literal } = revert(pairing, new Set([...taken, ...edits]));
    const answer = holds(graph, literal, value) === true;
    graph.truncate(length);
    return answer;
  };
  const needed: Edit[] = [];
  while (needed.length < MOST_TOGETHER && !accepts(needed)) {
    const last = lastNeeded(ranked, (count) => accepts([...needed, ...ranked.slice(0, count)]));
    if (last === undefined || needed.includes(last)) break;
    needed.push(last);
  }
  const along = needed.filter(({ follows }) => follows);
  const own = ranked.find((edit) => needed.includes(edit) && !edit.follows);
  // What is evaluated changed, and nothing else of the place does: an edit of the same key made it so.
  const edit =
    own ??
    ranked.find((one) => !one.follows && one.key !== undefined && one.key === failure.key) ??
    ranked.find((one) => !one.follows) ??
    ranked[0];
  return edit === undefined ? undefined : { edit, along };
}

/** The edit that ends the shortest start of the list that is enough. */
function lastNeeded(edits: readonly Edit[], isEnough: (count: number) => boolean): Edit | undefined {
  let [low, high] = [0, 1];
  while (high < edits.length && !isEnough(high)) [low, high] = [high, high * 2];
  high = Math.min(high, edits.length);
  if (high === edits.length && !isEnough(high)) return undefined;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return edits[high - 1];
}

/** Small numbers first: at the keyword that refuses, in a schema close around it, about its key. */
function rankOf(pairing: Pairing, current: Reverted, edit: Edit, failure: Failure): readonly number[] {
  const owner = pairing.edits.get(edit);
  const literal = owner && current.literalOf(owner);
  const depth = failure.within.findLastIndex((one) => one.literal === literal);
  return [
    edit.follows ? 1 : 0,
    edit.reader === failure.at || edit.required?.reader === failure.at ? 0 : 1,
    depth === -1 ? Number.MAX_SAFE_INTEGER : failure.within.length - depth,
    edit.key !== undefined && (edit.key === failure.key || edit.renamed === failure.key) ? 0 : 1,
    -commonLength(edit.reader, failure.at),
  ];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, rank] of a.entries()) if (rank !== b[i]) return rank - (b[i] as number);
  return 0;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
