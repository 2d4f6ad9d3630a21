import type { JsonObject } from "../registry/json-source.ts";
import type { DefinitionNames } from "./definition-names.ts";
import { type Mode, normalizeSchema, UNIT_SCHEME } from "./normalize-schema.ts";
import type { Report } from "./report.ts";
import type { SchemaFile, SchemaFiles } from "./schema-files.ts";
import { eachSchema } from "./schema-files.ts";

/** A schema file normalised for one mode; its references to other files are symbolic until files have places. */
export interface Unit {
  readonly key: string;
  readonly file: SchemaFile;
  readonly mode: Mode;
  readonly schema: JsonObject;
}

export type Units = ReadonlyMap<string, Unit>;

export function unitKey(name: string, mode: Mode): string {
  return `${mode}:${name}`;
}

/** The units that a set of schema files needs, those it refers to included. */
export function buildUnits(
  needed: Iterable<{ readonly name: string; readonly mode: Mode }>,
  schemas: SchemaFiles,
  names: DefinitionNames,
  report: Report,
): Units {
  const units = new Map<string, Unit>();
  const add = (name: string, mode: Mode): void => {
    const key = unitKey(name, mode);
    const file = schemas.byName(name);
    if (file === undefined || units.has(key)) return;
    const unit: Unit = { key, file, mode, schema: normalizeSchema(file, mode, schemas, names, report) };
    units.set(key, unit);
    for (const target of targetsOf(unit.schema)) add(target, mode);
  };
  for (const { name, mode } of needed) add(name, mode);
  return units;
}

/** Names of the other schema files that a unit refers to. */
export function targetsOf(schema: JsonObject): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const { schema: node } of eachSchema(schema)) {
    const target = typeof node["$ref"] === "string" ? symbolicTarget(node["$ref"]) : undefined;
    if (target !== undefined) targets.add(target.name);
  }
  return targets;
}

/** The parts of a symbolic reference; undefined for a local one. */
export function symbolicTarget(
  reference: string,
): { readonly name: string; readonly fragment: string } | undefined {
  if (!reference.startsWith(UNIT_SCHEME)) return undefined;
  const [name = "", pointer = ""] = reference.slice(UNIT_SCHEME.length).split("#");
  return { name: decodeURIComponent(name), fragment: pointer === "" ? "" : `#${pointer}` };
}
