import {
  type Claim,
  complement,
  type ItemsClaim,
  type Literal,
  type PropertiesClaim,
  TRUE,
} from "../normal/graph.ts";
import type { SomeKey, State, Way } from "./state.ts";

/** Whether no value of the kind in question is of both schemas, as far as is seen at a glance. */
export type Apart = (a: Literal, b: Literal) => boolean;

/** The ways in which a value of this kind can break the claim, which says something of the kind. */
export function waysToBreak(claim: Claim, kind: number, apart: Apart): readonly Way[] {
  switch (claim.kind) {
    case "type":
      return (claim.mask & kind) === 0 ? [{ literals: [] }] : [];
    case "enum":
      return claim.values.length === 0
        ? [{ literals: [] }]
        : [fact((state) => state.excluded.push(...claim.values) > 0)];
    case "min":
      return [fact((state) => state.below({ at: claim.bound, exclusive: !claim.exclusive }))];
    case "max":
      return [fact((state) => state.above({ at: claim.bound, exclusive: !claim.exclusive }))];
    case "multiple":
      return [fact((state) => state.notMultiples.push(claim.of) > 0)];
    case "minLength":
    case "minBytes":
    case "minProperties":
    case "minItems":
      return claim.count <= 0 ? [] : [fact((state) => state.atMost(Math.ceil(claim.count) - 1))];
    case "maxLength":
    case "maxBytes":
    case "maxProperties":
    case "maxItems":
      return [fact((state) => state.atLeast(Math.floor(claim.count) + 1))];
    case "pattern":
      return [
        fact((state) => {
          state.notPatterns.push(claim.source);
          return !state.patterns.includes(claim.source);
        }),
      ];
    case "format":
      return [
        fact((state) => {
          state.notFormats.push(claim.name);
          return !state.formats.includes(claim.name);
        }),
      ];
    case "content":
      return [fact((state) => state.notContent.push(claim.schema) > 0)];
    case "properties":
      return waysToBreakProperties(claim);
    case "required":
      return [fact((state) => state.lack(claim.key))];
    case "names":
      return [some({ name: [complement(claim.schema)] })];
    case "items":
      return waysToBreakItems(claim);
    case "unique":
      return [
        fact((state) => {
          state.repeated = true;
          return !state.unique && state.atLeast(2);
        }),
      ];
    case "contains":
      return [
        ...(claim.min > 0 ? [fact((state) => count(state, claim.schema, 0, claim.min - 1))] : []),
        ...(Number.isFinite(claim.max)
          ? [fact((state) => count(state, claim.schema, claim.max + 1, Number.POSITIVE_INFINITY))]
          : []),
      ];
    case "all":
      return claim.of.map((literal) => ({ literals: [complement(literal)] }));
    case "any":
      return [{ literals: claim.of.map(complement) }];
    case "one":
      return [
        { literals: claim.of.map(complement) },
        ...claim.of.flatMap((a, i) =>
          claim.of
            .slice(i + 1)
            .filter((b) => !apart(a, b))
            .map((b) => ({ literals: [a, b] })),
        ),
      ];
    case "opaque":
      return [fact((state) => state.opaque.push(claim.why) > 0)];
  }
}

/** The ways in which a value can be of a claim that is a choice; undefined when it is none. */
export function waysToHold(claim: Claim, apart: Apart): readonly Way[] | undefined {
  if (claim.kind === "any") return claim.of.map((literal) => ({ literals: [literal] }));
  if (claim.kind !== "one") return undefined;
  return claim.of.map((literal, i) => ({
    literals: [literal, ...claim.of.filter((other, j) => j !== i && !apart(literal, other)).map(complement)],
  }));
}

function waysToBreakProperties(claim: PropertiesClaim): readonly Way[] {
  const sources = claim.patterns.map(([source]) => source);
  const rest = some({
    notMatching: sources,
    notNamed: [...claim.named.keys()],
    value: [complement(claim.rest)],
  });
  return [
    ...[...claim.named].map(([key, schema]) => member(key, complement(schema))),
    ...claim.patterns.map(([source, schema]) => some({ matching: [source], value: [complement(schema)] })),
    ...(claim.rest === TRUE ? [] : [rest]),
  ];
}

function waysToBreakItems(claim: ItemsClaim): readonly Way[] {
  const from = claim.prefix.length;
  const literal = complement(claim.rest);
  const rest: Way = {
    ...fact((state) => state.someItems.push({ from, literal }) > 0 && state.atLeast(from + 1)),
    part: { kind: "some-item", from, literal },
  };
  return [
    ...claim.prefix.map((schema, i) => member(i, complement(schema))),
    ...(claim.rest === TRUE ? [] : [rest]),
  ];
}

function member(place: string | number, literal: Literal): Way {
  return { ...fact((state) => state.put(place, literal)), part: { kind: "member", place, literal } };
}

function count(state: State, schema: Literal, min: number, max: number): boolean {
  state.contains.push({ kind: "contains", schema, min, max });
  return true;
}

function fact(apply: (state: State) => boolean): Way {
  return { literals: [], apply };
}

function some(key: Partial<SomeKey>): Way {
  const whole: SomeKey = { matching: [], notMatching: [], notNamed: [], name: [], value: [], ...key };
  return {
    ...fact((state) => state.someKeys.push(whole) > 0 && state.atLeast(1)),
    part: { kind: "some-member", some: whole },
  };
}
