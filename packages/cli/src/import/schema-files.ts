import type { Json, JsonObject, JsonSource } from "../registry/json-source.ts";
import { isObject, JsonSyntaxError, parseJsonSource } from "../registry/json-source.ts";
import { nodeAt } from "../schema/pointer.ts";
import { subschemas } from "./keywords.ts";
import type { Report } from "./report.ts";
import { containedPath, type SourceTree } from "./source-tree.ts";

/** One file below `schemas/`. */
export interface SchemaFile {
  /** Relative to the source folder. */
  readonly file: string;
  /** Relative to `schemas/`, as topics name it. */
  readonly name: string;
  readonly value: Json;
  line(pointer: string): number;
}

export interface RefTarget {
  readonly file: SchemaFile;
  /** JSON Pointer into the file. */
  readonly pointer: string;
}

export interface SchemaFiles {
  readonly files: readonly SchemaFile[];
  /** Names of files that are there but hold no JSON. */
  readonly broken: ReadonlySet<string>;
  byName(name: string): SchemaFile | undefined;
  /** Where a `$ref` leads; a string says why it leads nowhere. */
  resolve(reference: string, from: SchemaFile): RefTarget | string;
}

/** Reads everything below `schemas/`. A file that is not JSON is reported and left out. */
export async function readSchemaFiles(tree: SourceTree, report: Report): Promise<SchemaFiles> {
  const folder = `${tree.base}schemas/`;
  const files: SchemaFile[] = [];
  const broken = new Set<string>();
  for (const file of tree.files.filter((path) => path.startsWith(folder))) {
    if (!file.endsWith(".json")) {
      report("schema-orphan", file, "is no JSON file and was not read");
      continue;
    }
    const name = file.slice(folder.length);
    const source = await readSource(tree, file, report);
    if (source === undefined) broken.add(name);
    else files.push({ file, name, value: source.value, line: source.line });
  }

  const names = new Map(files.map((file) => [file.name, file]));
  const ids = new Map<string, SchemaFile>();
  for (const file of files) {
    const id = isObject(file.value) ? (file.value["$id"] ?? file.value["id"]) : undefined;
    if (typeof id === "string" && !id.startsWith("#")) ids.set(id.replace(/#$/, ""), file);
  }
  return { files, broken, byName: (name) => names.get(name), resolve };

  function resolve(reference: string, from: SchemaFile): RefTarget | string {
    const [base = "", fragment = ""] = splitOnce(reference, "#");
    const file = base === "" ? from : fileOf(base, from);
    if (file === undefined) return "names no schema file of this registry";
    if (typeof file === "string") return file;
    let pointer: string | undefined;
    try {
      pointer = decodeURIComponent(fragment);
    } catch {
      pointer = fragment;
    }
    if (pointer !== "" && !pointer.startsWith("/")) pointer = anchors(file).get(pointer);
    if (pointer === undefined || nodeAt(file.value, pointer) === undefined)
      return "leads to nothing in its file";
    return { file, pointer };
  }

  function fileOf(base: string, from: SchemaFile): SchemaFile | string | undefined {
    const known = ids.get(base);
    if (known !== undefined) return known;
    if (/^https?:/.test(base)) {
      const last = base.slice(base.lastIndexOf("/") + 1);
      return files.find((file) => file.name === last || file.name.endsWith(`/${last}`));
    }
    const path = base.replace(/^file:(\/\/)?/, "");
    const directory = from.name.includes("/") ? `/${from.name.slice(0, from.name.lastIndexOf("/"))}` : "";
    const besides = containedPath("schemas", `.${directory}/${path}`);
    const below = containedPath("schemas", path);
    if (besides === undefined && below === undefined) return "leads out of the folder of schemas";
    for (const found of [besides, below]) {
      const file = found && names.get(found.slice("schemas/".length));
      if (file) return file;
    }
    return files.find(
      (file) => ids.size > 0 && [...ids].some(([id, owner]) => owner === file && id.endsWith(`/${path}`)),
    );
  }
}

async function readSource(tree: SourceTree, file: string, report: Report): Promise<JsonSource | undefined> {
  const bytes = await tree.read(file);
  if (bytes === undefined) return undefined;
  try {
    const source = parseJsonSource(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    for (const pointer of source.duplicates) {
      report("duplicate-key", file, "key is there already; the last one was taken", {
        line: source.line(pointer),
        pointer,
      });
    }
    return source;
  } catch (error) {
    const line = error instanceof JsonSyntaxError ? error.line : undefined;
    const what = error instanceof JsonSyntaxError ? error.message : "text is not UTF-8";
    report("schema-syntax", file, `is no JSON: ${what}; any message is accepted in its place`, { line });
    return undefined;
  }
}

const anchorsOf = new WeakMap<SchemaFile, Map<string, string>>();

/** Names given by `$anchor` or `$id: "#name"`, to pointers. */
function anchors(file: SchemaFile): Map<string, string> {
  let found = anchorsOf.get(file);
  if (found === undefined) {
    found = new Map();
    anchorsOf.set(file, found);
    for (const { schema, pointer } of eachSchema(file.value)) {
      for (const id of [schema["$anchor"], schema["$id"], schema["id"]]) {
        if (typeof id === "string") found.set(id.replace(/^#/, ""), pointer);
      }
    }
  }
  return found;
}

/** Every schema object of a document, the root first. */
export function* eachSchema(
  value: Json,
  pointer = "",
): Generator<{ readonly schema: JsonObject; readonly pointer: string }> {
  if (!isObject(value)) return;
  yield { schema: value, pointer };
  for (const child of subschemas(value)) yield* eachSchema(child.value as Json, pointer + child.pointer);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
