import type { Document, Registry } from "../registry/model.ts";
import { nodeAt } from "../schema/pointer.ts";
import { SchemaSources, type Target } from "../schema/sources.ts";
import { children, type SchemaNode, walkSchema } from "./walk-schema.ts";

const sources = new WeakMap<Registry, SchemaSources>();

/** What a `$ref` of a file leads to; `undefined` when that is nothing, or no schema. The generator resolves alike. */
export function resolveReference(registry: Registry, from: Document, ref: string): Target | undefined {
  const known = sources.get(registry) ?? new SchemaSources(registry);
  sources.set(registry, known);
  return known.resolve(from, ref);
}

/** Whether a `$ref` names a scheme, a host or an absolute path, none of which a registry's folder can answer. */
export function isForeign(ref: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(ref);
}

/** Names a node of the registry, to compare places. */
export function placeOf({ document, pointer }: Target): string {
  return `${document.file}#${pointer}`;
}

/** All places that describe messages of the given roots. Definitions count only when something refers to them. */
export function reachable(registry: Registry, roots: Iterable<Document>): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue: Target[] = [...roots].map((document) => ({ document, pointer: "" }));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { document } = next;
    for (const node of withoutDefinitions(nodeAt(document.value, next.pointer), next.pointer)) {
      const place = placeOf({ document, pointer: node.pointer });
      if (seen.has(place)) continue;
      seen.add(place);
      const ref = typeof node.schema === "object" ? node.schema["$ref"] : undefined;
      const target = typeof ref === "string" ? resolveReference(registry, document, ref) : undefined;
      if (target !== undefined && !seen.has(placeOf(target))) queue.push(target);
    }
  }
  return seen;
}

function* withoutDefinitions(root: unknown, pointer: string): Generator<SchemaNode> {
  const [first] = walkSchema(root);
  if (first === undefined) return;
  const pending: SchemaNode[] = [{ ...first, pointer }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    for (const child of children(node)) {
      if (child.keyword !== "definitions" && child.keyword !== "$defs") pending.push(child);
    }
  }
}
