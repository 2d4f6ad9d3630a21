import type { JsonSchema } from "@waybill/runtime";
import type { Ajv } from "ajv";
import { annotations, isAssertedFormat, isAssertion, isSchema, mapSubschemas } from "./keywords.ts";
import { loadAjv } from "./load-ajv.ts";
import { append } from "./pointer.ts";

export interface StrictProblem {
  /** Which check found it; `invalid` is what Ajv cannot compile at all. */
  readonly kind:
    | "unknown-keyword"
    | "unknown-format"
    | "types"
    | "tuples"
    | "required"
    | "schema"
    | "invalid";
  /** JSON Pointer into the schema that was given. */
  readonly pointer: string;
  /** Lower-case fragment. */
  readonly message: string;
}

/** Everything that Ajv's strict mode has against a bundled schema; empty when it is sound. Never throws. */
export function compileStrict(schema: JsonSchema): readonly StrictProblem[] {
  const problems: StrictProblem[] = [];
  checkWords(schema, "", problems);
  const words = [...unknownWords(schema)];
  for (const part of partsOf(schema)) problems.push(...compilePart(part, words));
  return dedupe(problems);
}

interface Part {
  readonly pointer: string;
  readonly schema: JsonSchema;
}

/** Properties that are compiled at once. */
const MAX_PROPERTIES = 500;

/** The root, each definition and each `contentSchema` by itself: Ajv tells places only from where it started. */
function partsOf(schema: JsonSchema): Part[] {
  const parts: Part[] = [];
  const collect = (node: JsonSchema, pointer: string): JsonSchema => {
    if (typeof node === "boolean") return node;
    // Bytes have a length, and no type that Ajv knows.
    const { contentSchema, definitions, $ref, minLength, maxLength, ...rest } = node;
    const lengths = {
      ...(minLength !== undefined && { minLength }),
      ...(maxLength !== undefined && { maxLength }),
    };
    const own = { ...rest, ...(rest["contentEncoding"] !== "binary" && lengths) };
    if (isSchema(contentSchema)) add(contentSchema, append(pointer, "contentSchema"));
    for (const [name, definition] of Object.entries(definitions ?? {})) {
      add(definition as JsonSchema, append(append(pointer, "definitions"), name));
    }
    const collected = mapSubschemas(own, (subschema, tokens) =>
      collect(subschema, tokens.reduce<string>(append, pointer)),
    );
    return typeof collected === "boolean" ? collected : narrowed(collected, pointer);
  };
  /** Ajv's stack is too small for thousands of properties, which say nothing about each other but their names. */
  const narrowed = (node: Exclude<JsonSchema, boolean>, pointer: string): JsonSchema => {
    const properties = Object.entries(node["properties"] ?? {});
    if (properties.length <= MAX_PROPERTIES) return node;
    for (let i = 0; i < properties.length; i += MAX_PROPERTIES) {
      const some = Object.fromEntries(properties.slice(i, i + MAX_PROPERTIES));
      parts.push({ pointer, schema: { type: "object", properties: some } });
    }
    return { ...node, properties: Object.fromEntries(properties.map(([name]) => [name, true])) };
  };
  const add = (node: JsonSchema, pointer: string) => parts.push({ pointer, schema: collect(node, pointer) });
  add(schema, "");
  return parts;
}

function compilePart(part: Part, words: readonly string[]): StrictProblem[] {
  if (typeof part.schema === "boolean") return [];
  const { ajv, problems } = compilerFor(words);
  problems.length = 0;
  try {
    ajv.compile(part.schema);
  } catch (error) {
    problems.push({ kind: "invalid", pointer: "", message: `must compile: ${reasonOf(error)}` });
  } finally {
    ajv.removeSchema(part.schema);
  }
  return problems.map((problem) => ({ ...problem, pointer: part.pointer + problem.pointer }));
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError)
    return "it is too large; spread its members, or the steps of its references, over several schemas";
  return error instanceof Error ? error.message : String(error);
}

interface Compiler {
  readonly ajv: Ajv;
  /** What it found since this was emptied. */
  readonly problems: StrictProblem[];
}

/** By the unknown words that they were told of: making one takes as long as compiling a usual schema. */
const compilers = new Map<string, Compiler>();

function compilerFor(words: readonly string[]): Compiler {
  const key = words.toSorted().join(" ");
  const known = compilers.get(key);
  if (known !== undefined) return known;
  const problems: StrictProblem[] = [];
  const ajv = new (loadAjv().Ajv)({
    strict: "log",
    allowUnionTypes: true,
    validateFormats: false,
    validateSchema: false,
    meta: false,
    unicodeRegExp: true,
    // Nothing runs what is compiled.
    code: { optimize: false },
    logger: {
      log: () => undefined,
      error: () => undefined,
      warn: (text) => problems.push(...read(String(text))),
    },
  });
  // Unknown words are reported apart, with their places.
  for (const word of words) if (!ajv.getKeyword(word)) ajv.addKeyword(word);
  if (compilers.size >= MAX_COMPILERS) compilers.clear();
  compilers.set(key, { ajv, problems });
  return { ajv, problems };
}

const MAX_COMPILERS = 50;

function checkWords(schema: JsonSchema, pointer: string, problems: StrictProblem[]): void {
  if (typeof schema === "boolean") return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (!isWord(keyword)) {
      problems.push({
        kind: "unknown-keyword",
        pointer: append(pointer, keyword),
        message: `unknown keyword "${keyword}"`,
      });
    } else if (keyword === "format" && !isAssertedFormat(value)) {
      problems.push({
        kind: "unknown-format",
        pointer: append(pointer, keyword),
        message: `unknown format "${value}"`,
      });
    }
  }
  mapSubschemas(schema, (subschema, tokens) => {
    checkWords(subschema, tokens.reduce<string>(append, pointer), problems);
    return subschema;
  });
}

function isWord(keyword: string): boolean {
  return isAssertion(keyword) || annotations.has(keyword) || keyword === "definitions";
}

function unknownWords(schema: JsonSchema, found = new Set<string>()): Set<string> {
  if (typeof schema === "boolean") return found;
  for (const keyword of Object.keys(schema)) {
    // Words that Ajv could not even be told of are those it does not look at.
    if (!isWord(keyword) && /^[a-z_$][a-z0-9_$:-]*$/i.test(keyword)) found.add(keyword);
  }
  mapSubschemas(schema, (subschema) => {
    unknownWords(subschema, found);
    return subschema;
  });
  return found;
}

const kinds: Readonly<Record<string, StrictProblem["kind"]>> = {
  strictTypes: "types",
  strictTuples: "tuples",
  strictRequired: "required",
};

/** `strict mode: missing type "object" for keyword "properties" at "#/definitions/A" (strictTypes)` */
function read(text: string): StrictProblem[] {
  const [, body = text, option = ""] = /^strict mode: (.*?)(?: \((strict\w+)\))?$/s.exec(text) ?? [];
  if (body.startsWith("unknown keyword")) return [];
  const [, message = body, path = "#"] = /^(.*?) at (?:path )?"(#[^"]*)"$/s.exec(body) ?? [];
  return [{ kind: kinds[option] ?? "schema", pointer: decode(path.slice(1)), message }];
}

/** Ajv writes pointers as URI fragments. */
function decode(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

function dedupe(problems: readonly StrictProblem[]): StrictProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.pointer} ${problem.message}`, problem])).values()];
}
