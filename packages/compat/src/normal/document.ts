import { isObject, type JsonSchema } from "../value.ts";
import { entering, type Scope } from "./scope.ts";

export type Draft = 4 | 7 | 2019 | 2020;

const HERE = "waybill:/schema";

/** A root schema with what its references lead to. Pointers are JSON Pointers from the root. */
export class Document {
  readonly root: JsonSchema;
  readonly draft: Draft;
  /** Whether the schema says its draft; one that does not is read as draft-07. */
  readonly isDeclared: boolean;
  readonly #nodes = new Map<string, unknown>();
  readonly #resolved = new Map<string, string | undefined>();
  readonly #targets = new Map<string, string>();
  readonly #bases = new Map<string, string>();
  /** Anchors of each resource to which references may lead that depend on the path to them, by name. */
  readonly #dynamic = new Map<string, Map<string, string>>();

  constructor(root: JsonSchema) {
    this.root = root;
    this.draft = draftOf(root);
    this.isDeclared = isObject(root) && root["$schema"] !== undefined;
    this.#bases.set("", HERE);
    this.#targets.set(HERE, "");
    this.#index(root, "", HERE, 0);
  }

  at(pointer: string): unknown {
    if (pointer === "") return this.root;
    const known = this.#nodes.get(pointer);
    if (known !== undefined || this.#nodes.has(pointer)) return known;
    const slash = pointer.lastIndexOf("/");
    const parent = this.at(pointer.slice(0, slash));
    const part = unescapePart(pointer.slice(slash + 1));
    let node: unknown;
    if (Array.isArray(parent)) node = /^(0|[1-9]\d*)$/.test(part) ? parent[Number(part)] : undefined;
    else node = isObject(parent) && Object.hasOwn(parent, part) ? parent[part] : undefined;
    this.#nodes.set(pointer, node);
    return node;
  }

  /** Where the reference in the schema at `pointer` leads; undefined when that is not in this document. */
  resolve(reference: string, pointer: string): string | undefined {
    const base = this.#bases.size === 1 ? (this.#bases.get("") as string) : this.#baseOf(pointer);
    const key = `${base} ${reference}`;
    if (!this.#resolved.has(key)) this.#resolved.set(key, this.#resolve(reference, base));
    return this.#resolved.get(key);
  }

  /** The scope of the schema at a pointer when it is come to from this one. */
  scopeAt(pointer: string, scope: Scope): Scope {
    return this.#dynamic.size === 0 ? scope : entering(scope, this.#dynamic.get(this.#baseOf(pointer)));
  }

  /** Where a `$dynamicRef` or `$recursiveRef` leads from a schema of this scope; undefined when that is out of this document. */
  resolveDynamic(
    reference: string,
    pointer: string,
    kind: "$dynamicRef" | "$recursiveRef",
    scope: Scope,
  ): string | undefined {
    const first = this.resolve(reference, pointer);
    const schema = first === undefined ? undefined : this.at(first);
    const name = kind === "$recursiveRef" ? "" : reference.slice(reference.indexOf("#") + 1);
    if (!isObject(schema) || dynamicName(schema, kind) !== name) return first;
    return scope.get(name) ?? first;
  }

  /** Wherever a `$dynamicRef` or `$recursiveRef` may lead. */
  dynamicTargets(
    reference: string,
    pointer: string,
    kind: "$dynamicRef" | "$recursiveRef",
  ): readonly string[] {
    const first = this.resolve(reference, pointer);
    const name = kind === "$recursiveRef" ? "" : reference.slice(reference.indexOf("#") + 1);
    const others = [...this.#dynamic.values()].map((anchors) => anchors.get(name));
    return [first, ...others].filter((target) => target !== undefined);
  }

  #resolve(reference: string, base: string): string | undefined {
    const url = absolute(reference, base);
    if (url === undefined) return undefined;
    const [address = "", fragment = ""] = url.split("#");
    const named = this.#targets.get(url);
    if (named !== undefined) return named;
    const resource = this.#targets.get(address);
    if (resource === undefined) return undefined;
    if (fragment !== "" && !fragment.startsWith("/")) return undefined;
    const target = resource + decoded(fragment);
    return this.at(target) === undefined ? undefined : target;
  }

  #baseOf(pointer: string): string {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
      const base = this.#bases.get(at);
      if (base !== undefined) return base;
    }
  }

  #index(node: unknown, pointer: string, base: string, depth: number): void {
    if (depth > 500) return;
    if (Array.isArray(node)) {
      for (const [i, child] of node.entries()) this.#index(child, `${pointer}/${i}`, base, depth + 1);
      return;
    }
    if (!isObject(node)) return;
    let here = base;
    const id = node[this.draft === 4 ? "id" : "$id"];
    if (typeof id === "string" && !(this.draft <= 7 && "$ref" in node)) {
      const url = absolute(id, base);
      if (url !== undefined && this.draft <= 7 && id.startsWith("#")) this.#targets.set(url, pointer);
      else if (url !== undefined) {
        here = url.split("#")[0] as string;
        this.#bases.set(pointer, here);
        this.#targets.set(here, pointer);
      }
    }
    for (const anchor of [node["$anchor"], node["$dynamicAnchor"]])
      if (typeof anchor === "string") this.#targets.set(`${here}#${anchor}`, pointer);
    for (const kind of ["$dynamicRef", "$recursiveRef"] as const) {
      const name = dynamicName(node, kind);
      if (name === undefined) continue;
      const anchors = this.#dynamic.get(here) ?? new Map<string, string>();
      this.#dynamic.set(here, anchors.set(name, pointer));
    }
    for (const [key, child] of Object.entries(node)) {
      if (key === "enum" || key === "const" || key === "default" || key === "examples") continue;
      this.#index(child, `${pointer}/${escapePart(key)}`, here, depth + 1);
    }
  }
}

/** By what name references of this kind may find the schema. */
function dynamicName(
  schema: { readonly [keyword: string]: unknown },
  kind: "$dynamicRef" | "$recursiveRef",
): string | undefined {
  if (kind === "$recursiveRef") return schema["$recursiveAnchor"] === true ? "" : undefined;
  return typeof schema["$dynamicAnchor"] === "string" ? schema["$dynamicAnchor"] : undefined;
}

/** One part of a JSON Pointer. */
export function escapePart(key: string | number): string {
  return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}

export function partsOf(pointer: string): readonly string[] {
  return pointer.split("/").slice(1).map(unescapePart);
}

function unescapePart(part: string): string {
  return part.includes("~") ? part.replaceAll("~1", "/").replaceAll("~0", "~") : part;
}

/** What the schema says its draft is; without a word, 7. */
export function draftOf(root: JsonSchema): Draft {
  const uri = isObject(root) ? String(root["$schema"]) : "";
  if (uri.includes("draft-04")) return 4;
  if (uri.includes("2019-09")) return 2019;
  return uri.includes("2020-12") ? 2020 : 7;
}

function absolute(reference: string, base: string): string | undefined {
  try {
    const url = new URL(reference, base).href;
    return url.endsWith("#") ? url.slice(0, -1) : url;
  } catch {
    return undefined;
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
