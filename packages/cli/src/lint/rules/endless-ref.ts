import type { Registry } from "../../registry/model.ts";
import { isRecord } from "../../registry/shape.ts";
import { nodeAt } from "../../schema/pointer.ts";
import type { Target } from "../../schema/sources.ts";
import { placeOf, resolveReference } from "../references.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const endlessRef: Rule = {
  id: "endless-ref",
  severity: "error",
  summary: "no `$ref` leads back to itself through references alone",
  explain: {
    why: "To know what such a schema accepts one has to know what it accepts. Validators overflow their stack, at start-up or at the first message.",
    bad: '"definitions": { "Tree": { "allOf": [{ "$ref": "#/definitions/Tree" }] } }',
    good: '"definitions": { "Tree": { "type": "object", "properties": { "left": { "$ref": "#/definitions/Tree" } } } }',
    fix: "Recursion has to step into the value, through `properties` or `items`.",
  },
  check: atNodes(function* ({ source, node, schema, problem }, registry) {
    if (typeof schema["$ref"] !== "string") return;
    const start: Target = { document: source.document, pointer: node.pointer };
    if (comesToAnEnd(registry, start)) return;
    const seen = new Set<string>();
    const queue = [start];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const target of appliedToTheSameValue(registry, next)) {
        const place = placeOf(target);
        if (place === placeOf(start)) {
          yield problem(`$ref "${schema["$ref"]}" leads back to itself`, undefined, "/$ref");
          return;
        }
        if (!seen.has(place)) queue.push(target);
        seen.add(place);
      }
    }
  }),
};

/** Whether no way from a place leads round, by registry and place; unknown while the ways from it are walked. */
const ends = new WeakMap<Registry, Map<string, boolean | undefined>>();

/** Walks every place once, so that long chains of references take no longer than they are. */
function comesToAnEnd(registry: Registry, start: Target): boolean {
  const known = ends.get(registry) ?? new Map<string, boolean | undefined>();
  ends.set(registry, known);
  const path: { readonly place: string; readonly ways: Iterator<Target>; ends: boolean }[] = [];
  const enter = (target: Target) => {
    const place = placeOf(target);
    known.set(place, undefined);
    path.push({ place, ways: appliedToTheSameValue(registry, target), ends: true });
  };
  if (!known.has(placeOf(start))) enter(start);
  for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
    const { done, value: target } = here.ways.next();
    if (done === true) {
      known.set(here.place, here.ends);
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) before.ends &&= here.ends;
    } else if (!known.has(placeOf(target))) enter(target);
    else here.ends &&= known.get(placeOf(target)) === true;
  }
  return known.get(placeOf(start)) === true;
}

function* appliedToTheSameValue(registry: Registry, { document, pointer }: Target): Generator<Target> {
  const schema = nodeAt(document.value, pointer);
  if (!isRecord(schema)) return;
  const ref = schema["$ref"];
  const target = typeof ref === "string" ? resolveReference(registry, document, ref) : undefined;
  if (target !== undefined) yield target;
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const arms = schema[keyword];
    for (const index of Array.isArray(arms) ? arms.keys() : []) {
      yield { document, pointer: `${pointer}/${keyword}/${index}` };
    }
  }
  for (const keyword of ["if", "then", "else", "not"]) {
    if (keyword in schema) yield { document, pointer: `${pointer}/${keyword}` };
  }
}
