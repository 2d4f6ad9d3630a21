import { isObject, type Json } from "../registry/json-source.ts";
import { nodeAt, tokensOf } from "../schema/pointer.ts";
import type { Report } from "./report.ts";
import type { RefTarget, SchemaFile, SchemaFiles } from "./schema-files.ts";
import { eachSchema } from "./schema-files.ts";

const WELL_FORMED = /^[A-Z][a-zA-Z0-9]+$/;

/** For each file, the pointers that become definitions and the names they get. */
export type DefinitionNames = ReadonlyMap<SchemaFile, ReadonlyMap<string, string>>;

/**
 * Names every definition. What stands under `definitions` or `$defs` keeps its name where that is PascalCase; a node
 * elsewhere that some `$ref` points at becomes a definition, because only those have names.
 */
export function nameDefinitions(schemas: SchemaFiles, report: Report): DefinitionNames {
  const names = new Map(schemas.files.map((file) => [file, new Map<string, string>()]));
  for (const file of schemas.files) {
    const taken = names.get(file) as Map<string, string>;
    for (const keyword of ["definitions", "$defs"]) {
      const section = isObject(file.value) ? file.value[keyword] : undefined;
      if (!isObject(section)) continue;
      const keys = Object.keys(section).sort(
        (a, b) => Number(WELL_FORMED.test(b)) - Number(WELL_FORMED.test(a)),
      );
      for (const key of keys) {
        const pointer = `/${keyword}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        const name = unique(WELL_FORMED.test(key) ? key : pascal(key), taken);
        taken.set(pointer, name);
        if (name === key) continue;
        const line = file.line(pointer);
        report("definition-name", file.file, `definition "${key}" is called "${name}" now`, {
          line,
          pointer,
          hint: "use PascalCase",
        });
      }
    }
  }
  const waiting = schemas.files.map((file): RefTarget => ({ file, pointer: "" }));
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { file } = at;
    for (const { schema, pointer } of eachSchema(nodeAt(file.value, at.pointer) as Json, at.pointer)) {
      const reference = schema["$ref"];
      const target = typeof reference === "string" ? schemas.resolve(reference, file) : undefined;
      if (target === undefined || typeof target === "string" || target.pointer === "") continue;
      const taken = names.get(target.file) as Map<string, string>;
      if (taken.has(target.pointer)) continue;
      const leaf = tokensOf(target.pointer).findLast((token) => !/^\d+$/.test(token)) ?? "";
      const name = unique(pascal(leaf), taken);
      taken.set(target.pointer, name);
      // It may stand under a keyword that holds no schemas, where nothing else would find the references in it.
      waiting.push(target);
      const message = `"${reference}" points outside the definitions; its target is definition "${name}" now`;
      report("ref-target", file.file, message, { line: file.line(pointer), pointer });
    }
  }
  return names;
}

function unique(name: string, taken: ReadonlyMap<string, string>): string {
  const used = new Set(taken.values());
  let candidate = name;
  for (let letter = 0; used.has(candidate); letter++) {
    candidate = `${name}${letter === 0 ? "Alternative" : `Alternative${String.fromCharCode(65 + letter)}`}`;
  }
  return candidate;
}

/** `user_name` and `user-name` as `UserName`; at least two characters, the first a letter. */
export function pascal(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const name = /^[A-Za-z]/.test(joined) ? joined : `Definition${joined}`;
  return name.length < 2 ? `${name}Value` : name;
}

/** `UserName` and `user-name` as `user_name`; fit for a schema's title. */
export function snake(text: string): string {
  const joined = text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .join("_");
  const title = /^[a-z]/.test(joined) ? joined : `schema_${joined}`;
  return title.length < 2 ? `${title}_value` : title;
}
