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
import type { Document } from "./model.ts";

export interface Parsed {
  /** Absent when the text could not be parsed. */
  readonly document?: Document;
  readonly findings: readonly Finding[];
}

/** Parses a JSON file. Text that is not JSON gives an `unreadable-file` finding with the position of the fault. */
export function parseJsonDocument(file: string, text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { findings: [unreadable({ file, ...positionIn(text, error) }, "must be JSON", error)] };
  }
  return { document: new LocatedDocument(file, text, value), findings: [] };
}

/** Parses a YAML file of one document. Syntax errors and duplicate keys give `unreadable-file` findings. */
export function parseYamlDocument(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (yaml.errors.length > 0) {
    const findings = yaml.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return unreadable({ file, line, column: col }, "must be YAML", error);
    });
    return { findings };
  }
  try {
    // Aliases are expanded here; `yaml` bounds how far, so that a small file cannot grow without limit.
    return { document: new LocatedDocument(file, text, yaml.toJS(), { yaml, lines }), findings: [] };
  } catch (error) {
    return { findings: [unreadable({ file }, "must be YAML", error)] };
  }
}

/** A finding about a file whose content could not be used at all. */
export function unreadable(at: Location, expectation: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ...at,
    rule: "unreadable-file",
    severity: "error",
    message: `${expectation}: ${lowerFirst(reason)}`,
  };
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

/** Where `JSON.parse` stopped: V8 says it as `at position 12` or by the text's end. */
function positionIn(text: string, error: unknown): { line: number; column: number } {
  const match = /at position (\d+)/.exec(String(error));
  const offset = match ? Number(match[1]) : text.length;
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
