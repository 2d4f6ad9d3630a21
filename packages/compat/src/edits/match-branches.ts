import { type Graph, isComplement, type Literal, nodeOf } from "../normal/graph.ts";

/** Pairs of branches beyond which only their order is looked at. */
const MOST_PAIRS = 2500;

/** Which branches of two unions, by their index, stand for one another; equal ones do. */
export function matchBranches(
  graph: Graph,
  writer: readonly Literal[],
  reader: readonly Literal[],
): ReadonlyMap<number, number> {
  const matched = new Map<number, number>();
  const free = new Set(reader.keys());
  const match = (i: number, j: number): void => {
    matched.set(i, j);
    free.delete(j);
  };
  for (const [i, branch] of writer.entries()) {
    const same = (j: number): boolean => graph.canonical(reader[j] as Literal) === graph.canonical(branch);
    const found = free.has(i) && same(i) ? i : [...free].find(same);
    if (found !== undefined) match(i, found);
  }
  const left = [...writer.keys()].filter((i) => !matched.has(i));
  if (left.length * free.size > MOST_PAIRS) {
    const rest = [...free];
    for (const [index, i] of left.entries()) {
      const j = rest[index];
      if (j !== undefined) match(i, j);
    }
    return matched;
  }
  const scores = left
    .flatMap((i) =>
      [...free].map((j) => ({ i, j, score: likeness(graph, writer[i] as Literal, reader[j] as Literal) })),
    )
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j));
  for (const { i, j } of scores) if (!matched.has(i) && free.has(j)) match(i, j);
  return matched;
}

/** How much two schemas have in common; negative when they are two things that only have keys in common. */
export function likeness(graph: Graph, a: Literal, b: Literal): number {
  if (isComplement(a) !== isComplement(b)) return -1;
  const claims = new Set(graph.atomsOf(a).map(({ claim }) => graph.signatureOf(claim)));
  let score = graph.atomsOf(b).filter(({ claim }) => claims.has(graph.signatureOf(claim))).length;
  if (graph.pointerOf(nodeOf(a)) === graph.pointerOf(nodeOf(b))) score += 2;
  const [own, other] = [membersOf(graph, a), membersOf(graph, b)];
  let equal = 0;
  let apart = false;
  for (const [key, schema] of own) {
    const twin = other.get(key);
    if (twin === undefined) continue;
    score++;
    if (graph.canonical(schema) === graph.canonical(twin)) equal++;
    else if (constantsOf(graph, schema) !== undefined && constantsOf(graph, twin) !== undefined)
      apart = apart || !overlap(constantsOf(graph, schema), constantsOf(graph, twin));
  }
  score += equal;
  // Another constant makes another message, unless it is all that is new.
  return apart && equal * 2 < Math.max(own.size, other.size) - 1 ? -1 : score;
}

function membersOf(graph: Graph, literal: Literal): ReadonlyMap<string, Literal> {
  for (const { claim } of graph.atomsOf(literal)) if (claim.kind === "properties") return claim.named;
  return new Map();
}

function constantsOf(graph: Graph, literal: Literal): ReadonlySet<string> | undefined {
  for (const { claim } of graph.atomsOf(literal)) if (claim.kind === "enum") return claim.keys;
  return undefined;
}

function overlap(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return [...(a ?? [])].some((value) => b?.has(value));
}
