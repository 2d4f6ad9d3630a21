import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Document as YamlDocument,
} from "yaml";
import type { Finding, Location } from "../finding.ts";
import { tokensOf } from "../schema/pointer.ts";
import { JsonSyntaxError, parseJsonSource } from "./json-source.ts";
import type { Document } from "./model.ts";
import { systemReason } from "./system-error.ts";

export interface Parsed {
  /** Absent when the text could not be parsed. */
  readonly document?: Document;
  readonly findings: readonly Finding[];
}

/**
 * Parses a JSON file. Text that is not JSON, or is nested beyond use, gives an `unreadable-file` finding with the
 * position of the fault; each key that stands twice gives a `duplicate-key`, and its last value counts.
 */
export function parseJsonDocument(file: string, text: string): Parsed {
  try {
    const { duplicates } = parseJsonSource(text);
    const document = new LocatedDocument(file, text, JSON.parse(text));
    return { document, findings: duplicates.map((pointer) => repeated(document, pointer)) };
  } catch (error) {
    const at = error instanceof JsonSyntaxError && { line: error.line, column: error.column };
    return { findings: [unreadable({ file, ...at }, "must be JSON", error)] };
  }
}

function repeated(document: Document, pointer: string): Finding {
  return {
    ...document.locate(pointer),
    rule: "duplicate-key",
    severity: "error",
    message: `key "${tokensOf(pointer).at(-1)}" must stand once in its object`,
    hint: "readers take the last one, and people the first",
  };
}

/** Parses a YAML file of one document. Syntax errors and duplicate keys give `unreadable-file` findings. */
export function parseYamlDocument(file: string, text: string): Parsed {
  const lines = new LineCounter();
  // Of what `yaml` only warns about, such as lists as keys, a finding about the shape tells more.
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  if (yaml.errors.length > 0) {
    const findings = yaml.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return unreadable({ file, line, column: col }, "must be YAML", error);
    });
    return { findings };
  }
  try {
    // Aliases are expanded here; `yaml` bounds how far, so that a small file cannot grow without limit.
    const value: unknown = yaml.toJS();
    if (holdsItself(value))
      return { findings: [unreadable({ file }, "must be YAML", "an alias stands within what it refers to")] };
    return { document: new LocatedDocument(file, text, value, { yaml, lines }), findings: [] };
  } catch (error) {
    return { findings: [unreadable({ file }, "must be YAML", error)] };
  }
}

function holdsItself(value: unknown, around = new Set<object>(), done = new Set<object>()): boolean {
  if (typeof value !== "object" || value === null || done.has(value)) return false;
  if (around.has(value)) return true;
  around.add(value);
  const found = Object.values(value).some((member) => holdsItself(member, around, done));
  around.delete(value);
  done.add(value);
  return found;
}

/** A finding about a file whose content could not be used at all. */
export function unreadable(at: Location, expectation: string, error: unknown): Finding {
  return {
    ...at,
    rule: "unreadable-file",
    severity: "error",
    message: `${expectation}: ${reasonIn(error)}`,
  };
}

/** What went wrong, in words; some parsers say it in those of their programmers. */
function reasonIn(error: unknown): string {
  if (error instanceof RangeError) return "it is nested too deeply";
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "MULTIPLE_DOCS") return "it must hold one document";
  if ("code" in error && typeof error.code === "string" && "syscall" in error) {
    return systemReason(error as NodeJS.ErrnoException);
  }
  return /call stack/.test(error.message) ? "it is nested too deeply" : lowerFirst(error.message);
}

interface Tree {
  readonly yaml: YamlDocument;
  readonly lines: LineCounter;
}

class LocatedDocument implements Document {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  #tree: Tree | undefined;

  constructor(file: string, text: string, value: unknown, tree?: Tree) {
    this.file = file;
    this.text = text;
    this.value = value;
    this.#tree = tree;
  }

  locate(pointer: string): Location {
    // YAML contains JSON, so that one parser knows the positions of both.
    this.#tree ??= parseTree(this.text);
    const { yaml, lines } = this.#tree;
    let offset = yaml.contents?.range?.[0] ?? 0;
    let node: unknown = yaml.contents;
    for (const token of tokensOf(pointer)) {
      const next = childOf(resolve(node, yaml), token);
      if (next === undefined) break;
      offset = next.offset ?? offset;
      node = next.node;
    }
    const { line, col } = lines.linePos(offset);
    return { file: this.file, line, column: col, pointer };
  }
}

function parseTree(text: string): Tree {
  const lines = new LineCounter();
  return { yaml: parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false }), lines };
}

function resolve(node: unknown, yaml: YamlDocument): unknown {
  return isAlias(node) ? node.resolve(yaml) : node;
}

function childOf(node: unknown, token: string): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    // A file with a duplicate key means its last one, as in `JSON.parse`.
    const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value) === token);
    return pair && { node: pair.value, offset: (pair.key as Node).range?.[0] };
  }
  if (isSeq(node) && /^\d+$/.test(token)) {
    const item = node.items[Number(token)];
    return item === undefined ? undefined : { node: item, offset: (item as Node).range?.[0] };
  }
  return undefined;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
