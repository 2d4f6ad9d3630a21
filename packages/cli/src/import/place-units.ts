import { posix } from "node:path";
import { isObject, type JsonObject, printJson } from "../registry/json-source.ts";
import { mapSubschemas } from "../schema/keywords.ts";
import { snake } from "./definition-names.ts";
import type { Report } from "./report.ts";
import type { FlatTopic } from "./topic-file.ts";
import { symbolicTarget, targetsOf, type Unit, type Units, unitKey } from "./units.ts";

/** A version of a topic that has a schema. */
export interface SchemaUse {
  readonly topic: FlatTopic;
  readonly version: number;
  readonly unit: Unit;
}

export interface PlacedSchemas {
  /** Schema files by path. */
  readonly files: ReadonlyMap<string, JsonObject>;
  /** How many of them are shared. */
  readonly shared: number;
}

/**
 * Decides where schemas go. One that a single topic version uses moves into the topic's folder as `v<N>.schema.json`;
 * one that several use, or that another schema refers to, goes to `_shared/` and the topics hold a reference to it.
 */
export function placeUnits(uses: readonly SchemaUse[], units: Units, report: Report): PlacedSchemas {
  const titles = new Map<string, string>();
  /** A title that no other schema of the result has. */
  const claim = (title: string, where: string, owner: string): string => {
    const candidates = [title, `${title}_message`, `${snake(where)}_${title}`];
    let free = candidates.find((candidate) => !titles.has(candidate));
    for (let i = 2; free === undefined; i++) if (!titles.has(`${title}_${i}`)) free = `${title}_${i}`;
    titles.set(free, owner);
    return free;
  };
  const same = sameContent(units);
  const canonical = (unit: Unit): Unit => units.get(same.get(unit.key) ?? unit.key) ?? unit;
  const direct = new Map<Unit, SchemaUse[]>();
  for (const use of uses) {
    const unit = canonical(use.unit);
    direct.set(unit, [...(direct.get(unit) ?? []), use]);
  }
  const needed = new Set<Unit>();
  const referred = new Set<Unit>();
  const follow = (unit: Unit): void => {
    if (needed.has(unit)) return;
    needed.add(unit);
    for (const name of targetsOf(unit.schema)) {
      const target = units.get(unitKey(name, unit.mode));
      if (target === undefined) continue;
      referred.add(canonical(target));
      follow(canonical(target));
    }
  };
  for (const unit of direct.keys()) follow(unit);

  const places = new Map<Unit, string>();
  const taken = new Set<string>();
  for (const unit of [...needed].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))) {
    const [use, ...others] = direct.get(unit) ?? [];
    const own = use !== undefined && others.length === 0 && !referred.has(unit);
    places.set(unit, own ? topicPlace(use) : sharedPlace(unit, taken));
  }

  const files = new Map<string, JsonObject>();
  for (const [unit, place] of places) {
    const relocate = (reference: string): string => {
      const target = symbolicTarget(reference);
      const found = target && units.get(unitKey(target.name, unit.mode));
      return found === undefined
        ? reference
        : relativeReference(place, places.get(canonical(found)) ?? place) + target?.fragment;
    };
    const schema = withReferences(unit.schema, relocate);
    const [use] = direct.get(unit) ?? [];
    const topic = place.startsWith("_shared/") ? undefined : use?.topic;
    const leaf = place.slice(place.indexOf("/") + 1).replace(/\.v\d+\.schema\.json$/, "");
    const head = withHead(
      schema,
      snake(topic?.name ?? leaf),
      topic?.description ?? `Imported from ${unit.file.name}.`,
    );
    const title = claim(String(head["title"]), topic?.name ?? leaf, unit.file.file);
    const isTwin = titles.get(String(schema["title"])) === unit.file.file;
    if (schema["title"] !== undefined && !isTwin) {
      const message = `title "${String(schema["title"])}" is that of another schema; is "${title}" now`;
      report("title-duplicate", unit.file.file, message, {
        line: unit.file.line("/title"),
        pointer: "/title",
      });
    }
    files.set(place, { ...head, title });
  }
  for (const use of uses) {
    const place = places.get(canonical(use.unit));
    if (place === undefined || files.has(topicPlace(use))) continue;
    const $ref = relativeReference(topicPlace(use), place);
    files.set(
      topicPlace(use),
      withHead(
        { $schema: use.unit.schema["$schema"] ?? "", $ref },
        claim(snake(use.topic.name), use.topic.name, use.topic.file),
        use.topic.description,
      ),
    );
  }
  return { files, shared: [...places.values()].filter((place) => place.startsWith("_shared/")).length };
}

function topicPlace({ topic, version }: { readonly topic: FlatTopic; readonly version: number }): string {
  return `${topic.name}/v${version}.schema.json`;
}

/** Units of msgpack whose content, references included, is that of the unit for text; those need no file of their own. */
function sameContent(units: Units): Map<string, string> {
  const same = new Map<string, string>();
  for (const unit of units.values()) {
    const twin = unit.mode === "msgpack" ? units.get(unitKey(unit.file.name, "text")) : undefined;
    if (twin !== undefined && printJson(twin.schema) === printJson(unit.schema)) same.set(unit.key, twin.key);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const key of same.keys()) {
      const unit = units.get(key) as Unit;
      if (
        [...targetsOf(unit.schema)].every(
          (name) => name === unit.file.name || same.has(unitKey(name, "msgpack")),
        )
      )
        continue;
      same.delete(key);
      changed = true;
    }
  }
  return same;
}

/** By name, the unit for text before the one for msgpack, which then says so in its name. */
function sortKey(unit: Unit): string {
  return `${unit.file.name} ${unit.mode === "text" ? 0 : 1}`;
}

function sharedPlace(unit: Unit, taken: Set<string>): string {
  const leaf = (unit.file.name.split("/").at(-1) as string).replace(/\.json$/, "").replace(/\.schema$/, "");
  const [, stem = leaf, version = "1"] = /^(.*?)\.v(\d+)$/.exec(leaf) ?? [];
  const clean = stem.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "") || "schema";
  for (let i = 1; ; i++) {
    const suffix = i === 1 ? "" : i === 2 && unit.mode === "msgpack" ? "-msgpack" : `-${i}`;
    const place = `_shared/${clean}${suffix}.v${version}.schema.json`;
    if (taken.has(place.toLowerCase())) continue;
    taken.add(place.toLowerCase());
    return place;
  }
}

function relativeReference(from: string, to: string): string {
  if (from === to) return "";
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** The schema with title and description, which every root has, in front. */
function withHead(schema: JsonObject, title: string, description: string): JsonObject {
  const { $schema = "", title: ownTitle, description: ownDescription, definitions, ...rest } = schema;
  return {
    $schema,
    title: ownTitle ?? title,
    description: ownDescription ?? description,
    ...rest,
    ...(definitions === undefined ? {} : { definitions }),
  };
}

function withReferences(schema: JsonObject, relocate: (reference: string) => string): JsonObject {
  const result = mapSubschemas(schema, (below) =>
    isObject(below) ? withReferences(below, relocate) : below,
  ) as JsonObject;
  if (typeof result["$ref"] === "string") result["$ref"] = relocate(result["$ref"]);
  return result;
}
