import {
  ARRAY,
  BOOLEAN,
  BYTES,
  type Claim,
  FRACTION,
  INTEGER,
  NULL,
  OBJECT,
  STRING,
} from "./normal/graph.ts";
import { type Rational, toNumber } from "./rational.ts";
import { keyOf } from "./value.ts";

/** Characters of values that are quoted. */
const MOST = 80;

/** What the limits count. */
const UNITS = {
  minLength: "character",
  maxLength: "character",
  minBytes: "byte",
  maxBytes: "byte",
  minItems: "item",
  maxItems: "item",
  minProperties: "key",
  maxProperties: "key",
};

/** What a keyword asks of a value, as `must be <= 5`; undefined for what only the schemas in it say. */
export function demandOf(claim: Claim, rule: string): string | undefined {
  switch (claim.kind) {
    case "type":
      return claim.mask === 0 ? "must not be there" : `must be ${kindsIn(claim.mask)}`;
    case "enum":
      return claim.values.length === 1
        ? `must be ${quoted(claim.values[0])}`
        : `must be one of ${shortened(claim.values.map(keyOf).join(", "))}`;
    case "min":
      return `must be ${claim.exclusive ? ">" : ">="} ${decimal(claim.bound)}`;
    case "max":
      return `must be ${claim.exclusive ? "<" : "<="} ${decimal(claim.bound)}`;
    case "multiple":
      return `must be a multiple of ${decimal(claim.of)}`;
    case "minLength":
    case "maxLength":
    case "minBytes":
    case "maxBytes":
    case "minItems":
    case "maxItems":
    case "minProperties":
    case "maxProperties":
      return `must have ${claim.kind.startsWith("min") ? "at least" : "at most"} ${counted(claim.count, UNITS[claim.kind])}`;
    case "pattern":
      return `must match the pattern ${quoted(claim.source)}`;
    case "format":
      return `must be of the format "${claim.name}"`;
    case "content":
      return "must hold a JSON document";
    case "unique":
      return "must have no two equal items";
    case "contains": {
      const most = Number.isFinite(claim.max) ? `at most ${counted(claim.max, "item")}` : undefined;
      const fewest =
        claim.min > 0 || most === undefined ? `at least ${counted(claim.min, "item")}` : undefined;
      const count = [fewest, most].filter((one) => one !== undefined).join(" and ");
      return `must have ${count} as "contains" says`;
    }
    case "one":
      return `must be of a branch of "${rule}"`;
    case "any":
      return rule === "anyOf" ? 'must be of a branch of "anyOf"' : undefined;
    case "all":
      return rule === "not" ? 'must not be of the schema in "not"' : undefined;
    default:
      return undefined;
  }
}

const kinds: readonly (readonly [mask: number, name: string])[] = [
  [NULL, "null"],
  [BOOLEAN, "a boolean"],
  [INTEGER | FRACTION, "a number"],
  [INTEGER, "an integer"],
  [FRACTION, "a fraction"],
  [STRING, "a string"],
  [BYTES, "bytes"],
  [ARRAY, "an array"],
  [OBJECT, "an object"],
];

function kindsIn(mask: number): string {
  const names: string[] = [];
  let left = mask;
  for (const [bits, name] of kinds)
    if ((left & bits) === bits) {
      names.push(name);
      left &= ~bits;
    }
  return names.join(" or ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function decimal(value: Rational): string {
  return String(toNumber(value) ?? `${value.n}/${value.d}`);
}

function quoted(value: unknown): string {
  return shortened(keyOf(value));
}

function shortened(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST)}…`;
}
