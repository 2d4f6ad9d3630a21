import type { JsonSchema } from "@waybill/runtime";
import { isBytes, isObject, readJson } from "@waybill/runtime/codegen";
import { documentBytes } from "../generate/bytes.ts";
import { partsOf } from "../schema/parts.ts";
import { pointer } from "../schema/pointer.ts";
import { asObject, type SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";
import { replacedIn } from "./copies.ts";

/** A schema that is about a part of a message. */
export interface Visit {
  readonly schema: SchemaObject;
  /** JSON Pointer of the schema. */
  readonly at: string;
  readonly value: unknown;
  /** JSON Pointer of the value; within a document inside the message, of the bytes that hold it. */
  readonly path: string;
  /** The references and unions that lead to the schema, as JSON Pointers. */
  readonly via: readonly string[];
  /** The message with another value in the value's place; undefined takes it out. */
  put(value: unknown): unknown;
}

/** Further visits of one message add nothing that earlier ones have not shown. */
const MAX_VISITS = 20_000;
/** Ways to a schema for one part of a message that are told apart. */
const MAX_WAYS = 4;

/**
 * Every schema that a valid value has to be of, and the part of the value that it is about. Of an array, only so many of
 * the items behind its prefix are looked at.
 */
export function visitsOf(schema: TopicSchema, message: unknown, maxItems = 8): Visit[] {
  const visits: Visit[] = [];
  const ways = new Map<SchemaObject, Map<string, number>>();
  go(schema.root, { at: "", value: message, path: "", put: (value) => value, depth: 0, via: [] });
  return visits;

  function go(part: JsonSchema, place: Place): void {
    const { at, value, depth } = place;
    if (typeof part === "boolean" || visits.length >= MAX_VISITS || depth > 100) return;
    const own = asObject(part);
    if (!isFurtherWay(own, place.path)) return;
    visits.push({ ...place, schema: own });
    const here = (inner: JsonSchema, token: string, via = place.via) =>
      go(inner, { ...place, at: at + token, depth: depth + 1, via });
    if (own["$ref"] !== undefined) {
      const target = decodeURIComponent(own["$ref"].slice(1));
      go(schema.resolve(own["$ref"]), {
        ...place,
        at: target,
        depth: depth + 1,
        via: [...place.via, `${at}/$ref`],
      });
    }
    for (const [i, one] of entries(own["allOf"])) here(one, `/allOf/${i}`);
    for (const union of ["anyOf", "oneOf"]) {
      const via = [...place.via, `${at}/${union}`];
      for (const [i, one] of entries(own[union])) {
        if (schema.accepts([one], value)) here(one, `/${union}/${i}`, via);
      }
    }
    if ("if" in own) {
      const outcome = schema.accepts([own["if"]], value) ? "then" : "else";
      if (own[outcome] !== undefined) here(own[outcome], `/${outcome}`);
    }
    for (const keyword of ["dependencies", "dependentSchemas"]) {
      for (const [key, one] of Object.entries((own[keyword] ?? {}) as Record<string, JsonSchema>)) {
        if (isObject(value) && Object.hasOwn(value, key) && !Array.isArray(one))
          here(one, pointer(`/${keyword}`, key));
      }
    }
    for (const part of partsOf(own, value, maxItems)) {
      go(part.schema, {
        ...place,
        at: at + part.token,
        value: part.value,
        path: pointer(place.path, part.key),
        put: (changed) => place.put(replacedIn(value, part.key, changed)),
        depth: depth + 1,
      });
    }
    document(own, place);
  }

  function isFurtherWay(own: SchemaObject, path: string): boolean {
    const paths = ways.get(own) ?? new Map<string, number>();
    const count = (paths.get(path) ?? 0) + 1;
    ways.set(own, paths.set(path, count));
    return count <= MAX_WAYS;
  }

  /** The JSON document that bytes, or byte values, hold. */
  function document(own: SchemaObject, place: Place): void {
    if (own["contentMediaType"] !== "application/json" || own["contentSchema"] === undefined) return;
    const isList = Array.isArray(place.value);
    if (!isList && !isBytes(place.value)) return;
    let held: unknown;
    try {
      held = readJson(Uint8Array.from(place.value as Uint8Array));
    } catch {
      return;
    }
    const put = (changed: unknown) => {
      if (changed === undefined) return place.put(undefined);
      const bytes = documentBytes(changed);
      return place.put(isList ? [...bytes] : bytes);
    };
    const from = visits.length;
    go(own["contentSchema"], {
      ...place,
      at: `${place.at}/contentSchema`,
      value: held,
      put,
      depth: place.depth + 1,
    });
    // Issues of the document are reported at the bytes.
    for (let i = from; i < visits.length; i++) visits[i] = { ...(visits[i] as Visit), path: place.path };
  }
}

type Place = Omit<Visit, "schema"> & { readonly depth: number };

function entries(list: unknown): IterableIterator<[number, JsonSchema]> {
  return ((list ?? []) as JsonSchema[]).entries();
}
