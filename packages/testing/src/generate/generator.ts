import { witness } from "@waybill/compat";
import type { JsonSchema } from "@waybill/runtime";
import fc from "fast-check";
import { alternativesOf, type Conjunction, type TypeName, typesOf } from "../schema/alternatives.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";
import { anything, asksNothing } from "./anything.ts";
import { arrays } from "./arrays.ts";
import { bytes } from "./bytes.ts";
import { greatest } from "./limits.ts";
import type { Context, Node } from "./node.ts";
import { integers, numbers } from "./numbers.ts";
import { objects } from "./objects.ts";
import { MAX_SIZE, type TooLarge } from "./size.ts";
import { texts } from "./texts.ts";

/** Schema places that are taken apart for one topic; beyond, recursion is cut short. */
const MAX_NODES = 30_000;

/**
 * Values of a schema, at random and as an example; undefined when it has none.
 *
 * Values are of the schema by construction. What construction cannot promise (`not`, `oneOf`, conditions) is checked
 * where it stands, so that few values are thrown away as a whole.
 *
 * @param tooLarge told of each keyword that asks for more than is made up, so that a value of its schema is none
 */
export function nodeOf(
  schema: TopicSchema,
  parts: readonly JsonSchema[] = [schema.root],
  tooLarge: (what: TooLarge) => void = () => {},
): Node | undefined {
  let count = 0;
  let isAnyTooLarge = false;
  const context: Context = {
    schema,
    visit,
    isTooLarge(keyword, count, size = count) {
      if (size <= MAX_SIZE) return false;
      isAnyTooLarge = true;
      tooLarge({ keyword, count });
      return true;
    },
  };
  return visit(parts, new Map());

  function visit(schemas: readonly JsonSchema[], entered: ReadonlyMap<string, number>): Node | undefined {
    if (++count > MAX_NODES) return undefined;
    if (schemas.includes(false)) return undefined;
    // One that is reached on several ways asks for no more than once; counted each time, they would double at every level.
    const asked = [...new Set(schemas)].filter((part) => part !== true && !asksNothing(part as SchemaObject));
    if (asked.length === 0) return anything;
    const ways = alternativesOf(schema, asked, entered);
    const nodes = ways.flatMap((way) => nodesOf(way, asked));
    if (nodes.length > 0) return either(nodes);
    // The solver would build what is too large.
    return ways.length === 0 || entered.size > 0 || isAnyTooLarge ? undefined : fromWitness(asked);
  }

  function nodesOf(way: Conjunction, asked: readonly JsonSchema[]): Node[] {
    const listed = way.parts.flatMap((part) =>
      "const" in part ? [[part["const"]]] : "enum" in part ? [part["enum"] as unknown[]] : [],
    );
    if (listed.length > 0) {
      const [values = []] = listed.sort((a, b) => a.length - b.length);
      const fitting = values.filter(
        (value) => schema.accepts(asked, value) && schema.accepts(way.parts, value),
      );
      if (fitting.length === 0) return [];
      return [{ arbitrary: fc.constantFrom(...fitting), example: () => fitting[0] }];
    }
    return typesOf(way.parts).flatMap((type) => {
      const node = typed(type, way);
      if (node === undefined) return [];
      if (!way.isLoose) return [node];
      const checked = within(node, (value) => schema.accepts(asked, value));
      return checked === undefined ? [] : [checked];
    });
  }

  function typed(type: TypeName, way: Conjunction): Node | undefined {
    switch (type) {
      case "null":
        return constant(null);
      case "boolean":
        return { arbitrary: fc.boolean(), example: () => false };
      case "integer":
        return integers(way.parts);
      case "number":
        return numbers(way.parts);
      case "string":
        return context.isTooLarge("minLength", greatest(way.parts, "minLength", 0))
          ? undefined
          : texts(way.parts);
      case "bytes":
        return bytes(context, way);
      case "array":
        return arrays(context, way);
      case "object":
        return objects(context, way);
    }
  }

  /** A value that only the solver of compatibility finds. */
  function fromWitness(asked: readonly JsonSchema[]): Node | undefined {
    const found = witness(schema.alone({ allOf: asked }));
    return found.kind === "value" && schema.accepts(asked, found.value) ? constant(found.value) : undefined;
  }
}

function constant(value: unknown): Node {
  return { arbitrary: fc.constant(value), example: () => value };
}

/** Any of the nodes; the example is that of the first, which is what shrinking ends at. */
function either(nodes: readonly Node[]): Node {
  const [first] = nodes as [Node];
  if (nodes.length === 1) return first;
  return {
    size: Math.min(...nodes.map(({ size = 1 }) => size)),
    arbitrary: fc.oneof({ withCrossShrink: true }, ...nodes.map(({ arbitrary }) => arbitrary)),
    example: (isFull) =>
      (isFull ? (nodes.find((node) => node.example(true) !== null) ?? first) : first).example(isFull),
  };
}

/** The node without values that do not fit; undefined when hardly any does. */
function within(node: Node, fits: (value: unknown) => boolean): Node | undefined {
  const sample = fc.sample(node.arbitrary, { numRuns: 100, seed: 11 });
  const [some] = sample.filter(fits);
  if (some === undefined && ![false, true].some((isFull) => fits(node.example(isFull)))) return undefined;
  const kept = sample.filter(fits).length;
  const arbitrary = kept >= 2 ? node.arbitrary.filter(fits) : fc.constant(some ?? node.example(false));
  return {
    ...node,
    arbitrary,
    example: (isFull) => [node.example(isFull), node.example(false), node.example(true), some].find(fits),
  };
}
