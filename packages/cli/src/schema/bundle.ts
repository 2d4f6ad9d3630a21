import type { JsonSchema } from "@waybill/runtime";
import { compareFindings, type Finding, type Location } from "../finding.ts";
import type { Document, Registry, TopicVersion } from "../registry/model.ts";
import { isRecord } from "../registry/shape.ts";
import { draftOf, toDraft07 } from "./draft.ts";
import { annotations, isAssertion, isSchema, mapSubschemas, shapeFault } from "./keywords.ts";
import { nameOfFile, nameOfTokens, pascalCase } from "./names.ts";
import { append, nodeAt, tokensOf } from "./pointer.ts";
import { SchemaSources, type Target } from "./sources.ts";

export interface Bundle {
  /**
   * Draft-07 in one piece: every `$ref` is `#/definitions/<PascalCase>`, and only definitions that something refers to
   * are there. Well-formed: what was not has been left out and is among the findings. Annotations are kept.
   */
  readonly schema: JsonSchema;
  /** `unresolved-ref`, `ref-siblings`, `malformed-keyword`, `unsupported-keyword`, `definition-collision`. */
  readonly findings: readonly Finding[];
  /** Where a node of `schema` was written. */
  locate(pointer: string): Location;
}

/** Definitions that are converted one within another; more would be too much for the stack. */
const MAX_DEPTH = 200;

const cache = new WeakMap<Registry, { sources: SchemaSources; bundles: Map<Document, Bundle> }>();

/** The schema of a version with everything it refers to; `true` for a version that has no schema. */
export function bundle(registry: Registry, version: TopicVersion): Bundle {
  const { schema } = version;
  if (schema === undefined) {
    return {
      schema: true,
      findings: [],
      locate: (pointer) => ({ file: `${version.topic}/topic.yaml`, pointer }),
    };
  }
  const cached = cache.get(registry) ?? { sources: new SchemaSources(registry), bundles: new Map() };
  cache.set(registry, cached);
  const known = cached.bundles.get(schema);
  if (known) return known;
  const made = new Bundler(schema, cached.sources).bundle();
  cached.bundles.set(schema, made);
  return made;
}

class Bundler {
  readonly #root: Document;
  readonly #sources: SchemaSources;
  readonly #findings: Finding[] = [];
  readonly #reported = new Set<string>();
  /** Definition names by file and pointer of what they stand for. */
  readonly #names = new Map<string, string>();
  readonly #taken = new Map<string, Target>();
  readonly #definitions = new Map<string, JsonSchema>();
  /** Definitions within definitions under way. */
  #depth = 0;
  /** Definitions that wait because there were too many of these. */
  readonly #waiting: (() => void)[] = [];

  constructor(root: Document, sources: SchemaSources) {
    this.#root = root;
    this.#sources = sources;
  }

  bundle(): Bundle {
    const { value } = this.#root;
    for (const container of ["definitions", "$defs"]) {
      const definitions = isRecord(value) && isRecord(value[container]) ? value[container] : {};
      // The file's own definitions have first choice, so that their names never depend on what they refer to.
      for (const key of Object.keys(definitions)) {
        const target = { document: this.#root, pointer: append(`/${container}`, key) };
        this.#claim(target, [pascalCase(key)]);
      }
    }
    const start: Target = { document: this.#root, pointer: "" };
    const schema = this.#convert(value, start);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) next();
    const own = this.#names.get(keyOf(start));
    // In the order of a reference, so that a bundle of the bundle is the same.
    const body = own === undefined ? schema : { $ref: `#/definitions/${own}`, ...annotationsOf(schema) };
    const definitions = Object.fromEntries([...this.#definitions].sort(([a], [b]) => (a < b ? -1 : 1)));
    const whole = typeof body === "boolean" || this.#definitions.size === 0 ? body : { ...body, definitions };
    return {
      schema: whole,
      findings: this.#findings.sort(compareFindings),
      locate: (pointer) => this.#locate(pointer),
    };
  }

  #convert(value: unknown, at: Target): JsonSchema {
    if (typeof value === "boolean") return value;
    if (!isRecord(value)) {
      this.#report(
        at,
        "malformed-keyword",
        "schema must be an object, true or false",
        "it accepts anything now",
      );
      return true;
    }
    const draft = draftOf(at.document.value);
    const { node, lost } = toDraft07(value, draft);
    for (const keyword of lost) {
      const message = `"${keyword}" must not be used: draft-07 cannot say it`;
      this.#report(
        below(at, [keyword]),
        "unsupported-keyword",
        message,
        "the generated validator ignores it",
      );
    }
    if (typeof node["$ref"] === "string") return this.#reference(node, node["$ref"], at);
    const kept = Object.entries(node).filter(([keyword, member]) => {
      if (keyword === "definitions" || keyword === "$defs") return false;
      const fault = shapeFault(keyword, member);
      if (fault === undefined) return true;
      this.#report(
        below(at, [keyword]),
        "malformed-keyword",
        `"${keyword}" must be ${fault}`,
        "it is ignored",
      );
      return false;
    });
    return mapSubschemas(Object.fromEntries(kept), (subschema, tokens) =>
      this.#convert(subschema, below(at, tokens)),
    );
  }

  #reference(node: { readonly [keyword: string]: unknown }, ref: string, at: Target): JsonSchema {
    const ignored = Object.keys(node).filter((keyword) => keyword !== "$ref" && isAssertion(keyword));
    if (ignored.length > 0) {
      const message = `"$ref" must stand alone: draft-07 ignores "${ignored.join('", "')}" beside it`;
      this.#report(below(at, ["$ref"]), "ref-siblings", message, "put the reference into an allOf");
    }
    const target = this.#sources.resolve(at.document, ref);
    if (target === undefined) {
      const message = `"$ref" must lead to a schema: "${ref}" does not`;
      this.#report(below(at, ["$ref"]), "unresolved-ref", message, "it accepts anything now");
      return { ...annotationsOf(node) };
    }
    return { $ref: `#/definitions/${this.#define(target)}`, ...annotationsOf(node) };
  }

  #define(target: Target): string {
    const name = this.#names.get(keyOf(target)) ?? this.#claim(target, this.#candidates(target));
    if (!this.#definitions.has(name)) {
      // Holds the place while the definition itself is converted, so that cycles end.
      this.#definitions.set(name, true);
      const define = () => {
        this.#depth++;
        this.#definitions.set(name, this.#convert(nodeAt(target.document.value, target.pointer), target));
        this.#depth--;
      };
      if (this.#depth < MAX_DEPTH) define();
      else this.#waiting.push(define);
    }
    return name;
  }

  /** From the shortest name to the one that says most. */
  #candidates({ document, pointer }: Target): string[] {
    const tokens = tokensOf(pointer);
    const file = nameOfFile(document.file);
    if (tokens.length === 0) return [file, pascalCase(`${document.file.split("/").at(-2) ?? ""}-${file}`)];
    const name = nameOfTokens(tokens);
    return document === this.#root
      ? [name, pascalCase(tokens.join("-"))]
      : [file + name, file + pascalCase(tokens.join("-"))];
  }

  #claim(target: Target, candidates: readonly string[]): string {
    let name = candidates.find((candidate) => !this.#taken.has(candidate));
    if (name === undefined) {
      const [wanted = "N"] = candidates;
      const message = `definition must have a name of its own: "${wanted}" is taken`;
      this.#report(target, "definition-collision", message, "rename one of the two");
      for (let i = 2; name === undefined; i++) if (!this.#taken.has(`${wanted}${i}`)) name = `${wanted}${i}`;
    }
    this.#taken.set(name, target);
    this.#names.set(keyOf(target), name);
    return name;
  }

  #locate(pointer: string): Location {
    const [container, name, ...rest] = tokensOf(pointer);
    const target = container === "definitions" && name !== undefined ? this.#taken.get(name) : undefined;
    if (target === undefined) return this.#root.locate(pointer);
    return target.document.locate(rest.reduce<string>(append, target.pointer));
  }

  /** A part that is referred to is converted once more than written, and has the same faults each time. */
  #report(at: Target, rule: string, message: string, hint: string): void {
    const key = `${rule} ${message} ${keyOf(at)}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#findings.push({ ...at.document.locate(at.pointer), rule, severity: "error", message, hint });
  }
}

function keyOf(target: Target): string {
  return `${target.document.file}#${target.pointer}`;
}

function below(at: Target, tokens: readonly (string | number)[]): Target {
  return { document: at.document, pointer: tokens.reduce<string>(append, at.pointer) };
}

function annotationsOf(node: JsonSchema): Record<string, unknown> {
  if (!isSchema(node) || typeof node === "boolean") return {};
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => annotations.has(keyword)));
}
