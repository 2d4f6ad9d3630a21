import type { Json, JsonObject } from "../registry/json-source.ts";
import { isObject, put } from "../registry/json-source.ts";
import { isAssertedFormat } from "../schema/keywords.ts";
import { append, nodeAt } from "../schema/pointer.ts";
import { allowsNull, binarySign } from "./binary.ts";
import type { DefinitionNames } from "./definition-names.ts";
import { snake } from "./definition-names.ts";
import { dialectOf, translateKeywords } from "./dialect.ts";
import { keywordNotes } from "./keyword-notes.ts";
import { ANNOTATIONS, KEYWORDS } from "./keywords.ts";
import { usablePattern } from "./pattern.ts";
import { repairValues } from "./repair-values.ts";
import type { Report } from "./report.ts";
import { missingProperties } from "./required.ts";
import type { SchemaFile, SchemaFiles } from "./schema-files.ts";
import { uniqueTitles } from "./titles.ts";

const origins = new WeakMap<object, string>();

/** Pointer into the source file of a schema object that `normalizeSchema` made. */
export function originOf(schema: object): string {
  return origins.get(schema) ?? "";
}

/** What a schema is read for: only msgpack has bytes. */
export type Mode = "text" | "msgpack";

export const DRAFT_07 = "http://json-schema.org/draft-07/schema#";

/** How a normalised schema names another file until it is known where that file goes: `unit:<name>#<pointer>`. */
export const UNIT_SCHEME = "unit:";

/**
 * A schema of the source as one that Waybill reads: draft-07, definitions named in PascalCase, no keyword that has no
 * effect, bytes as `contentEncoding: "binary"`. It accepts the same messages as the source; whatever had no effect
 * there, such as a misspelt keyword, is reported and left out instead of coming alive. Two things do come alive, and are
 * reported too: bytes that only a description names, and formats.
 */
export function normalizeSchema(
  file: SchemaFile,
  mode: Mode,
  schemas: SchemaFiles,
  names: DefinitionNames,
  report: Report,
): JsonObject {
  const ownNames = names.get(file) ?? new Map<string, string>();
  const definitions = new Map<string, Json>();
  const at = (pointer: string, hint?: string) => ({ line: file.line(pointer), pointer, hint });
  const dialect = dialectOf(file, report);
  const notes = keywordNotes(file, ownNames, report);

  const root = isObject(file.value) ? visitBody(file.value, "") : booleanRoot();
  for (const [pointer, name] of ownNames) {
    if (!definitions.has(name)) define(pointer, name, nodeAt(file.value, pointer) as Json);
  }

  const result: JsonObject = { $schema: DRAFT_07 };
  for (const key of ["title", "description"]) if (root[key] !== undefined) result[key] = root[key];
  for (const [key, value] of Object.entries(root)) if (!(key in result)) put(result, key, value);
  if (definitions.size > 0) {
    const section: JsonObject = {};
    for (const name of ownNames.values()) put(section, name, definitions.get(name) ?? {});
    result["definitions"] = section;
  }
  if (result["title"] === undefined) {
    report(
      "schema-title",
      file.file,
      "schema has no title",
      at("", "titles are snake_case and name what a message is"),
    );
  }
  uniqueTitles(result, file, report);
  repairValues(result, file, report);
  return result;

  function booleanRoot(): JsonObject {
    if (file.value === false) report("boolean-schema", file.file, "schema refuses every message", at(""));
    else if (file.value !== true)
      report("keyword-value", file.file, "a schema must be an object or a boolean", at(""));
    return file.value === false ? { not: {} } : {};
  }

  function define(pointer: string, name: string, value: Json): void {
    definitions.set(name, {});
    if (typeof value === "boolean") {
      report("boolean-schema", file.file, `definition "${name}" is the boolean ${value}`, at(pointer));
      definitions.set(name, value ? {} : { not: {} });
    } else {
      definitions.set(name, isObject(value) ? visitBody(value, pointer) : {});
    }
  }

  function visit(value: Json, pointer: string): Json {
    const name = ownNames.get(pointer);
    if (name !== undefined) {
      if (!definitions.has(name)) define(pointer, name, value);
      return { $ref: `#/definitions/${name}` };
    }
    if (typeof value === "boolean") return value;
    if (isObject(value)) return visitBody(value, pointer);
    report("keyword-value", file.file, "a schema must be an object or a boolean", at(pointer));
    return {};
  }

  function visitBody(source: JsonObject, pointer: string): JsonObject {
    const result = translate(source, pointer);
    origins.set(result, pointer);
    return result;
  }

  function translate(source: JsonObject, pointer: string): JsonObject {
    const sign = mode === "msgpack" ? binarySign(source) : undefined;
    if (sign !== undefined) return binary(source, pointer, sign);
    const schema = translateKeywords(source, dialect, (message, keyword) =>
      report("schema-dialect", file.file, message, at(append(pointer, keyword))),
    );
    for (const key of missingProperties(schema, pointer, file, schemas)) {
      const message = `"required" names "${key}", which no properties describe`;
      report("required-undefined", file.file, message, at(`${pointer}/required`, `describe "${key}"`));
    }
    return typeof schema["$ref"] === "string"
      ? reference(schema, schema["$ref"], pointer)
      : members(schema, pointer);
  }

  function binary(source: JsonObject, pointer: string, sign: "$bytes" | "description"): JsonObject {
    if (sign === "description") {
      const hint = 'in the imported schema it is contentEncoding: "binary"';
      report(
        "bytes-by-description",
        file.file,
        "only the description says that this is bytes",
        at(pointer, hint),
      );
    }
    const kept = annotations(source);
    return allowsNull(source)
      ? { ...kept, anyOf: [{ contentEncoding: "binary" }, { type: "null" }] }
      : { ...kept, contentEncoding: "binary" };
  }

  function reference(schema: JsonObject, target: string, pointer: string): JsonObject {
    const rest: JsonObject = annotations(schema);
    const ignored = Object.keys(schema).filter(
      (key) => !ANNOTATIONS.has(key) && !["$ref", "$schema", "$id", "definitions", "$defs"].includes(key),
    );
    // Before 2019-09 a $ref hides what stands beside it, and so it must here, or messages would be refused that were not.
    if (ignored.length > 0) {
      const list = ignored.map((key) => `"${key}"`).join(", ");
      const hint = "write allOf: [{ $ref }] beside them if they are meant";
      report(
        "ref-siblings",
        file.file,
        `${list} beside "$ref" had no effect and was left out`,
        at(pointer, hint),
      );
    }
    const resolved = resolve(target, pointer);
    return resolved === undefined ? rest : { ...rest, $ref: resolved };
  }

  /** The reference as the result has it, or undefined when it is of no use. */
  function resolve(target: string, pointer: string): string | undefined {
    const found = schemas.resolve(target, file);
    if (typeof found === "string") {
      const rule = found.startsWith("leads out") ? "path-escape" : "ref-unresolved";
      report(
        rule,
        file.file,
        `"$ref" to "${target}" ${found}; any value is accepted in its place`,
        at(`${pointer}/$ref`),
      );
      return undefined;
    }
    const seen = new Set<unknown>();
    for (let next = found; ; ) {
      const node = nodeAt(next.file.value, next.pointer);
      if (seen.has(node)) {
        report(
          "ref-cycle",
          file.file,
          `"$ref" to "${target}" only leads back to itself`,
          at(`${pointer}/$ref`),
        );
        return undefined;
      }
      seen.add(node);
      const onward =
        isObject(node) && typeof node["$ref"] === "string" ? schemas.resolve(node["$ref"], next.file) : "";
      if (typeof onward === "string") break;
      next = onward;
    }
    const name = found.pointer === "" ? "" : names.get(found.file)?.get(found.pointer);
    if (name === undefined) {
      report(
        "ref-unresolved",
        file.file,
        `"$ref" to "${target}" leads to no schema; any value is accepted in its place`,
        at(pointer),
      );
      return undefined;
    }
    const local = name === "" ? "#" : `#/definitions/${name}`;
    return found.file === file ? local : `${UNIT_SCHEME}${encodeURIComponent(found.file.name)}${local}`;
  }

  function annotations(schema: JsonObject): JsonObject {
    const kept: JsonObject = {};
    for (const [key, value] of Object.entries(schema)) if (ANNOTATIONS.has(key)) kept[key] = value;
    titleFormat(kept);
    return kept;
  }

  function titleFormat(schema: JsonObject): void {
    const title = schema["title"];
    if (typeof title !== "string" || /^[a-z][a-z0-9_]+$/.test(title)) return;
    schema["title"] = snake(title);
  }

  function members(schema: JsonObject, pointer: string): JsonObject {
    const result: JsonObject = {};
    for (const [keyword, value] of Object.entries(schema)) member(result, schema, keyword, value, pointer);
    notes.wideInteger(result, pointer);
    if (result["title"] !== undefined && result["title"] !== schema["title"]) {
      report(
        "title-format",
        file.file,
        `title "${String(schema["title"])}" is "${String(result["title"])}" now`,
        at(`${pointer}/title`),
      );
    }
    return result;
  }

  function member(
    result: JsonObject,
    schema: JsonObject,
    keyword: string,
    value: Json,
    pointer: string,
  ): void {
    const here = append(pointer, keyword);
    switch (Object.hasOwn(KEYWORDS, keyword) ? keyword : "unknown") {
      case "$schema":
      case "$id":
      case "definitions":
        return;
      case "title":
        result["title"] = value;
        titleFormat(result);
        return;
      case "pattern": {
        const pattern = typeof value === "string" ? usablePattern(value) : undefined;
        if (pattern !== value) notes.pattern(String(value), pattern, here);
        if (pattern !== undefined) result["pattern"] = pattern;
        return;
      }
      case "contentEncoding":
        if (value !== "binary" || mode === "msgpack") result["contentEncoding"] = value;
        else
          report(
            "binary-in-json",
            file.file,
            "JSON has no bytes; left out",
            at(here, "use base64 in a string"),
          );
        return;
      case "format":
        if (isAssertedFormat(value)) {
          report("format-counts", file.file, `format "${value}" is checked from now on`, at(here));
        }
        break;
      case "items":
        if (Array.isArray(value)) notes.tuple(schema, pointer);
        break;
      case "unknown":
        notes.unknown(keyword, here);
        return;
    }
    put(result, keyword, shaped(keyword, value, here));
  }

  function shaped(keyword: string, value: Json, here: string): Json {
    const shape = KEYWORDS[keyword];
    if (shape === "schema" || (shape === "schema-or-list" && !Array.isArray(value)))
      return visit(value, here);
    if ((shape === "schemas" || shape === "schema-or-list") && Array.isArray(value)) {
      return (value as readonly Json[]).map((item, index) => visit(item, append(here, index)));
    }
    if ((shape === "map" || shape === "dependencies") && isObject(value)) {
      const result: JsonObject = {};
      for (const [key, item] of Object.entries(value)) {
        const pattern = keyword === "patternProperties" ? usablePattern(key) : key;
        if (pattern !== key) notes.pattern(key, pattern, append(here, key));
        if (pattern !== undefined)
          put(result, pattern, Array.isArray(item) ? item : visit(item, append(here, key)));
      }
      return result;
    }
    return value;
  }
}
