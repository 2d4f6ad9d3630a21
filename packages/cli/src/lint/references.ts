import { posix } from "node:path";
import type { Document, Registry } from "../registry/model.ts";
import { nodeAt } from "../schema/pointer.ts";
import { children, type SchemaNode, walkSchema } from "./walk-schema.ts";

/** What a `$ref` says, taken apart. */
export interface Reference {
  /** Relative to the registry's root. */
  readonly file: string;
  /** JSON Pointer; `""` is the file's root schema. */
  readonly pointer: string;
}

/** Whether a `$ref` names a scheme, a host or an absolute path, none of which a registry's folder can answer. */
export function isForeign(ref: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(ref);
}

/** Resolves a relative `$ref` of a file; `undefined` for foreign ones and for plain-name fragments. */
export function resolveReference(fromFile: string, ref: string): Reference | undefined {
  if (isForeign(ref)) return undefined;
  const hash = ref.indexOf("#");
  const path = hash < 0 ? ref : ref.slice(0, hash);
  const fragment = hash < 0 ? "" : ref.slice(hash + 1);
  if (fragment !== "" && !fragment.startsWith("/")) return undefined;
  const file = path === "" ? fromFile : posix.join(posix.dirname(fromFile), decode(path));
  return { file, pointer: decode(fragment) };
}

/** All schema files of a registry by file. */
export function schemaFiles(registry: Registry): ReadonlyMap<string, Document> {
  const own = registry.topics.flatMap((topic) => topic.versions.flatMap((version) => version.schema ?? []));
  return new Map([...own, ...registry.shared].map((document) => [document.file, document]));
}

/** The nodes that something refers to or that are part of what is, as `<file>#<pointer>`. Definitions count only when referred to. */
export function reachable(registry: Registry, roots: Iterable<Reference>): ReadonlySet<string> {
  const files = schemaFiles(registry);
  const seen = new Set<string>();
  const queue = [...roots];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const root = nodeAt(files.get(next.file)?.value, next.pointer);
    for (const node of withoutDefinitions(root, next.pointer)) {
      const key = `${next.file}#${node.pointer}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const ref = typeof node.schema === "object" ? node.schema["$ref"] : undefined;
      const target = typeof ref === "string" ? resolveReference(next.file, ref) : undefined;
      if (target !== undefined && !seen.has(`${target.file}#${target.pointer}`)) queue.push(target);
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
