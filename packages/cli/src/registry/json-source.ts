import { append } from "../schema/pointer.ts";

/** A JSON value that keeps integers beyond 2^53-1, as bigint. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export interface JsonSource {
  readonly value: Json;
  /** Pointers of keys that their object has already; the last one counts, as in every JSON parser. */
  readonly duplicates: readonly string[];
  /** 1-based line of the node, or of its nearest ancestor that exists. */
  line(pointer: string): number;
}

/** Text that is not JSON. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const MAX_DEPTH = 200;

/**
 * Parses JSON and remembers where each node stands; a byte order mark is skipped.
 *
 * @throws JsonSyntaxError
 */
export function parseJsonSource(source: string): JsonSource {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const offsets = new Map<string, number>();
  const duplicates: string[] = [];
  let at = 0;

  const fail = (message: string): never => {
    throw new JsonSyntaxError(message, lineAt(text, at), at - text.lastIndexOf("\n", at - 1));
  };
  const skip = (): void => {
    while (at < text.length && " \t\n\r".includes(text[at] as string)) at++;
  };
  const literal = /(?:true|false|null)\b|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\]|\\.)*"/y;
  const scalar = (): Json => {
    literal.lastIndex = at;
    const token = literal.exec(text)?.[0];
    if (token === undefined)
      return fail(at === text.length ? "ends too early" : `unexpected ${JSON.stringify(text[at])}`);
    at += token.length;
    let value: Json;
    try {
      value = JSON.parse(token) as Json;
    } catch {
      at -= token.length;
      return fail("malformed string");
    }
    return typeof value === "number" && /^-?\d+$/.test(token) && !Number.isSafeInteger(value)
      ? BigInt(token)
      : value;
  };
  const separator = (close: string): boolean => {
    skip();
    if (text[at] === close) return false;
    if (text[at] !== ",") fail(`expected "," or "${close}"`);
    at++;
    skip();
    if (text[at] === close) fail(`trailing comma before "${close}"`);
    return true;
  };
  const object = (pointer: string, depth: number): JsonObject => {
    const result: JsonObject = {};
    at++;
    skip();
    for (let more = text[at] !== "}"; more; more = separator("}")) {
      if (text[at] !== '"') fail("expected a quoted key");
      const start = at;
      const key = scalar() as string;
      const child = append(pointer, key);
      if (Object.hasOwn(result, key)) duplicates.push(child);
      skip();
      if (text[at] !== ":") fail('expected ":"');
      at++;
      put(result, key, node(child, depth + 1));
      offsets.set(child, start);
    }
    at++;
    return result;
  };
  const array = (pointer: string, depth: number): Json[] => {
    const result: Json[] = [];
    at++;
    skip();
    for (let more = text[at] !== "]"; more; more = separator("]")) {
      result.push(node(`${pointer}/${result.length}`, depth + 1));
    }
    at++;
    return result;
  };
  const node = (pointer: string, depth: number): Json => {
    skip();
    if (depth > MAX_DEPTH) fail(`nested deeper than ${MAX_DEPTH}`);
    offsets.set(pointer, at);
    return text[at] === "{" ? object(pointer, depth) : text[at] === "[" ? array(pointer, depth) : scalar();
  };

  const value = node("", 0);
  skip();
  if (at < text.length) fail("trailing text");
  return {
    value,
    duplicates,
    line(pointer) {
      for (let p = pointer; ; p = p.slice(0, p.lastIndexOf("/"))) {
        const offset = offsets.get(p);
        if (offset !== undefined) return lineAt(text, offset);
        if (!p.includes("/")) return 1;
      }
    },
  };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sets an own member, whatever its name: plain assignment would take `__proto__` for the prototype. */
export function put(target: JsonObject, key: string, value: Json): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

/** JSON text with two spaces of indentation; short lists of scalars stay on one line, bigints keep their digits. */
export function printJson(value: Json, indent = ""): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const items = list.map((item) => printJson(item, inner));
    const line = `[${items.join(", ")}]`;
    if (list.every((item) => typeof item !== "object" || item === null) && line.length < 90) return line;
    return `[\n${items.map((item) => inner + item).join(",\n")}\n${indent}]`;
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return "{}";
    return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printJson(item, inner)}`).join(",\n")}\n${indent}}`;
  }
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i !== -1 && i < offset; i = text.indexOf("\n", i + 1)) line++;
  return line;
}
