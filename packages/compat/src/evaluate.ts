import { formats, parseJsonBytes } from "@waybill/runtime/codegen";
import { Decimal } from "./decimal.ts";
import {
  ARRAY,
  type Atom,
  BOOLEAN,
  BYTES,
  type Claim,
  type ContainsClaim,
  FRACTION,
  type Graph,
  INTEGER,
  type ItemsClaim,
  isComplement,
  type Literal,
  NULL,
  nodeOf,
  OBJECT,
  type PropertiesClaim,
  STRING,
  subject,
} from "./normal/graph.ts";
import { isMultiple, order, toRational } from "./rational.ts";
import { matcherOf } from "./regex/matcher.ts";
import { keyOf, lengthOf, type ObjectValue, type Path, toPointer, type Value } from "./value.ts";

/** Yes, no, or undefined where a schema says something that cannot be evaluated. */
export type Answer = boolean | undefined;

/** One keyword that refuses a part of a message. */
export interface Failure {
  readonly rule: string;
  /** The keyword, as a JSON Pointer into the schema. */
  readonly at: string;
  readonly path: Path;
  /** What the keyword says. */
  readonly claim: Claim;
  /** The key that is missing or not allowed. */
  readonly key?: string;
  /** Whether the keyword is about the name of the key, not about the object. */
  readonly isName?: boolean;
  /** Whether the value is of several branches of a `oneOf`, not of none. */
  readonly overlaps?: boolean;
  /** Where the bytes are that hold the document which is refused, if it is one. */
  readonly holder?: Path;
  /** The schemas around the keyword, outermost first, each with the part of the message that it is asked about. */
  readonly within: readonly Applied[];
}

/** A schema and the part of the message that it is asked about. */
export interface Applied {
  readonly literal: Literal;
  readonly path: Path;
}

/** Which branch of a union is to be explained when none holds. */
export interface Meant {
  /** Two JSON Pointers with a space between: where in the value, and where in the schema. */
  readonly places: ReadonlySet<string>;
  /** Branches that are asked about, wherever they are. */
  readonly literals: ReadonlySet<Literal>;
}

/** The kind of a value, as a bit. */
export function kindOf(value: Value): number {
  if (value === null) return NULL;
  if (typeof value === "boolean") return BOOLEAN;
  if (typeof value === "bigint") return INTEGER;
  if (typeof value === "number") return Number.isInteger(value) ? INTEGER : FRACTION;
  if (typeof value === "string") return STRING;
  if (value instanceof Uint8Array) return BYTES;
  if (value instanceof Decimal) return FRACTION;
  return Array.isArray(value) ? ARRAY : OBJECT;
}

/**
 * What parts of one value are known to be of. Schemas that are combined of the same ones at every level would be asked about
 * twice as often at each.
 */
export type Known = Map<Literal, Map<Value, Answer>>;

/** Whether the value is of the schema. Exact: integers of any size, decimals as written. */
export function holds(graph: Graph, literal: Literal, value: Value, known: Known = new Map()): Answer {
  const kind = kindOf(value);
  let answer: Answer = true;
  for (const { claim } of graph.atomsOf(literal)) {
    if ((subject(claim) & kind) === 0) continue;
    const one = claimHolds(graph, claim, value, kind, known);
    if (one === false) {
      answer = false;
      break;
    }
    if (one === undefined) answer = undefined;
  }
  return isComplement(literal) && answer !== undefined ? !answer : answer;
}

/** Whether the value is of all the schemas. */
export function holdsAll(
  graph: Graph,
  literals: Iterable<Literal>,
  value: Value,
  known: Known = new Map(),
): Answer {
  let answer: Answer = true;
  for (const literal of literals) {
    const one = holds(graph, literal, value, known);
    if (one === false) return false;
    if (one === undefined) answer = undefined;
  }
  return answer;
}

/** Whether an item or a member is of a schema. Only what has parts itself is worth remembering. */
function partHolds(graph: Graph, literal: Literal, part: Value, known: Known): Answer {
  const hasParts = typeof part === "object" && part !== null;
  return hasParts ? remembered(graph, literal, part, known) : holds(graph, literal, part, known);
}

function remembered(graph: Graph, literal: Literal, value: Value, known: Known): Answer {
  const answers = known.get(literal) ?? new Map<Value, Answer>();
  if (answers.has(value)) return answers.get(value);
  const answer = holds(graph, literal, value, known);
  answers.set(value, answer);
  known.set(literal, answers);
  return answer;
}

/** The schemas that apply to a property of this name. */
export function schemasFor(claim: PropertiesClaim, key: string): readonly Literal[] {
  const found: Literal[] = [];
  const named = claim.named.get(key);
  if (named !== undefined) found.push(named);
  for (const [source, schema] of claim.patterns) if (matcherOf(source)?.test(key)) found.push(schema);
  return found.length > 0 ? found : [claim.rest];
}

/** The schema that applies to the item at this index. */
export function schemaAt(claim: ItemsClaim, index: number): Literal {
  return claim.prefix[index] ?? claim.rest;
}

function claimHolds(graph: Graph, claim: Claim, value: Value, kind: number, known: Known): Answer {
  switch (claim.kind) {
    case "type":
      return (claim.mask & kind) !== 0;
    case "enum":
      return claim.keys.has(keyOf(value));
    case "min":
    case "max": {
      const by = order(toRational(value as number), claim.bound) * (claim.kind === "min" ? 1 : -1);
      return claim.exclusive ? by > 0 : by >= 0;
    }
    case "multiple":
      return isMultiple(toRational(value as number), claim.of);
    case "minLength":
      return lengthOf(value as string) >= claim.count;
    case "maxLength":
      return lengthOf(value as string) <= claim.count;
    case "minBytes":
      return (value as Uint8Array).length >= claim.count;
    case "maxBytes":
      return (value as Uint8Array).length <= claim.count;
    case "pattern":
      return matcherOf(claim.source)?.test(value as string);
    case "format":
      return isFormat(claim.name, value as string);
    case "content": {
      const document = parseJsonBytes(value);
      return document === undefined ? false : holds(graph, claim.schema, document as Value, known);
    }
    case "properties": {
      if (claim.patterns.some(([source]) => matcherOf(source) === undefined)) return undefined;
      const members = Object.entries(value as ObjectValue);
      return every(members, ([key, member]) =>
        every(schemasFor(claim, key), (schema) => partHolds(graph, schema, member, known)),
      );
    }
    case "required":
      return Object.hasOwn(value as ObjectValue, claim.key);
    case "minProperties":
      return Object.keys(value as ObjectValue).length >= claim.count;
    case "maxProperties":
      return Object.keys(value as ObjectValue).length <= claim.count;
    case "names":
      return every(Object.keys(value as ObjectValue), (key) => holds(graph, claim.schema, key, known));
    case "items":
      return every((value as readonly Value[]).entries(), ([i, item]) =>
        partHolds(graph, schemaAt(claim, i), item, known),
      );
    case "minItems":
      return (value as readonly Value[]).length >= claim.count;
    case "maxItems":
      return (value as readonly Value[]).length <= claim.count;
    case "unique": {
      const items = value as readonly Value[];
      return new Set(items.map(keyOf)).size === items.length;
    }
    case "contains":
      return containsHolds(graph, claim, value as readonly Value[], known);
    case "all":
      return every(claim.of, (part) => remembered(graph, part, value, known));
    case "any":
    case "one":
      return choiceHolds(graph, claim.of, value, claim.kind === "one", known);
    case "opaque":
      return undefined;
  }
}

function containsHolds(graph: Graph, claim: ContainsClaim, items: readonly Value[], known: Known): Answer {
  const answers = items.map((item) => partHolds(graph, claim.schema, item, known));
  const sure = answers.filter((answer) => answer === true).length;
  const most = sure + answers.filter((answer) => answer === undefined).length;
  if (most < claim.min || sure > claim.max) return false;
  return sure >= claim.min && most <= claim.max ? true : undefined;
}

function choiceHolds(
  graph: Graph,
  of: readonly Literal[],
  value: Value,
  exactlyOne: boolean,
  known: Known,
): Answer {
  let sure = 0;
  let unsure = 0;
  for (const option of of) {
    const answer = remembered(graph, option, value, known);
    if (answer === undefined) unsure++;
    else if (answer) sure++;
    if (sure > 0 && !exactlyOne) return true;
    if (sure > 1) return false;
  }
  if (unsure > 0) return undefined;
  return sure === 1;
}

function every<T>(all: Iterable<T>, test: (one: T) => Answer): Answer {
  let answer: Answer = true;
  for (const one of all) {
    const is = test(one);
    if (is === false) return false;
    if (is === undefined) answer = undefined;
  }
  return answer;
}

export function isFormat(name: string, text: string): boolean {
  const test = (formats as { readonly [name: string]: (value: string) => boolean })[name];
  return test === undefined || test(text);
}

const nothing: Meant = { places: new Set(), literals: new Set() };

/** Why a value is not of a schema: the keywords that refuse it; of a union those of the branch that is meant, or nearest. */
export function explain(
  graph: Graph,
  literal: Literal,
  value: Value,
  meant: Meant = nothing,
): readonly Failure[] {
  return new Explanation(graph, meant).of(literal, value, [], []);
}

/** Schemas that are looked into to explain one value; beyond, the union itself is the cause. */
const MAX_EXPLAINED = 10_000;

class Explanation {
  readonly #graph: Graph;
  readonly #meant: Meant;
  readonly #known: Known = new Map();
  readonly #refused = new Map<Claim, Map<Value, boolean>>();
  #explained = 0;

  constructor(graph: Graph, meant: Meant) {
    this.#graph = graph;
    this.#meant = meant;
  }

  of(literal: Literal, value: Value, path: Path, around: readonly Applied[]): readonly Failure[] {
    if (isComplement(literal) || ++this.#explained > MAX_EXPLAINED) return [];
    const kind = kindOf(value);
    const within = [...around, { literal, path }];
    return this.#graph
      .atomsOf(literal)
      .filter(({ claim }) => (subject(claim) & kind) !== 0 && this.#refuses(claim, value, kind))
      .flatMap((atom) => this.#inside(atom, value, path, within));
  }

  /** Several branches may ask the same of the same part, each for another reason. */
  #refuses(claim: Claim, value: Value, kind: number): boolean {
    const answers = this.#refused.get(claim) ?? new Map<Value, boolean>();
    this.#refused.set(claim, answers);
    let answer = answers.get(value);
    if (answer === undefined) {
      answer = claimHolds(this.#graph, claim, value, kind, this.#known) === false;
      answers.set(value, answer);
    }
    return answer;
  }

  #inside(atom: Atom, value: Value, path: Path, within: readonly Applied[]): readonly Failure[] {
    const { claim, rule, at } = atom;
    const here: Failure = { rule, at, claim, path, within };
    const deeper = (literals: readonly Literal[], part: Value, ...step: Path): readonly Failure[] =>
      literals.flatMap((literal) => this.of(literal, part, [...path, ...step], within));
    let found: readonly Failure[] = [];
    switch (claim.kind) {
      case "required":
        return [{ ...here, key: claim.key }];
      case "all":
        found = deeper([...new Set(claim.of)], value);
        break;
      case "one":
        // Of a value that is of several branches the union itself is the cause.
        if (claim.of.some((option) => holds(this.#graph, option, value, this.#known) !== false))
          return [{ ...here, overlaps: true }];
        found = this.#branchOf(claim.of, value, path, within);
        break;
      case "any":
        // Of what no schema evaluates the cause is what it should have been, not why no schema did.
        if (rule.startsWith("unevaluated")) found = deeper(claim.of.slice(-1), value);
        else found = this.#branchOf(claim.of, value, path, within);
        break;
      case "properties":
        found = Object.entries(value as ObjectValue).flatMap(([key, member]) =>
          schemasFor(claim, key).flatMap((schema) =>
            deeper([schema], member, key).map((failure) =>
              failure.rule === "false" && failure.path.length === path.length + 1
                ? { ...failure, rule: refusalOf(failure.at), path, key }
                : failure,
            ),
          ),
        );
        break;
      case "names":
        found = Object.keys(value as ObjectValue).flatMap((key) =>
          deeper([claim.schema], key).map((failure) => ({ ...failure, path, key, isName: true })),
        );
        break;
      case "items":
        found = (value as readonly Value[]).flatMap((item, i) => deeper([schemaAt(claim, i)], item, i));
        break;
      case "content":
        found = deeper([claim.schema], (parseJsonBytes(value) as Value | undefined) ?? null).map(
          (failure) => ({ holder: path, ...failure }),
        );
        break;
      default:
    }
    return found.length > 0 ? found : [here];
  }

  /** What refuses the value in the branch of a union that is meant or comes nearest; nothing when no branch does. */
  #branchOf(
    options: readonly Literal[],
    value: Value,
    path: Path,
    within: readonly Applied[],
  ): readonly Failure[] {
    const own =
      options.find((option) => this.#meant.literals.has(option)) ??
      options.find((option) => {
        const pointer = this.#graph.pointerOf(nodeOf(option));
        return pointer !== undefined && this.#meant.places.has(`${toPointer(path)} ${pointer}`);
      });
    if (own !== undefined && !isComplement(own)) return this.of(own, value, path, within);
    let best: readonly Failure[] = [];
    for (const option of new Set(options)) {
      const branch = this.of(option, value, path, within);
      if (branch.length > 0 && (best.length === 0 || distance(branch, path) < distance(best, path)))
        best = branch;
    }
    return distance(best, path) >= OTHER_BRANCH ? [] : best;
  }
}

const AT_THE_VALUE = 1000;
const OTHER_BRANCH = 50;

/** How far a branch of a union is from holding; a branch that refuses the value itself is farthest. */
function distance(failures: readonly Failure[], path: Path): number {
  return failures.reduce((sum, { rule, path: at }) => {
    if (at.length === path.length && (rule === "type" || rule === "const")) return sum + AT_THE_VALUE;
    // A constant one step down tells the branches of a union apart.
    return sum + (at.length === path.length + 1 && (rule === "const" || rule === "enum") ? OTHER_BRANCH : 1);
  }, 0);
}

function refusalOf(pointer: string): string {
  const keyword = pointer.slice(pointer.lastIndexOf("/") + 1);
  return keyword === "additionalProperties" || keyword === "unevaluatedProperties" ? keyword : "properties";
}
