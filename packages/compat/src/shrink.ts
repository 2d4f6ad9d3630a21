import { parseJsonBytes } from "@waybill/runtime/codegen";
import { isObject, keyOf, type ObjectValue, objectOf, type Value } from "./value.ts";

/** Values that are tried before anything is taken out of a value. */
const simple: readonly Value[] = [null, 0, "", [], {}];

/** Values that are tried. */
const MOST_TRIES = 400;

/**
 * The smallest value that can be reached by leaving things out one at a time and that still passes the test. Empty keys,
 * which are hard to see, get a name when that passes, too. Ends early, with what was reached, when `isOver` says so.
 */
export function shrink(value: Value, test: (value: Value) => boolean, isOver = (): boolean => false): Value {
  let best = value;
  let left = MOST_TRIES;
  for (let moved = true; moved && left > 0; ) {
    moved = false;
    for (const smaller of smallerThan(best)) {
      if (isOver()) return best;
      if (--left < 0) break;
      if (!test(smaller)) continue;
      best = smaller;
      moved = true;
      break;
    }
  }
  const named = withNames(best);
  return named !== best && test(named) ? named : best;
}

/** The value with a name for each empty key. */
function withNames(value: Value): Value {
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map(withNames);
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value as ObjectValue);
  const free = ["a", "b", "c", "x", "key"].find((name) => !Object.hasOwn(value, name)) ?? "";
  const named = members.map(([key, member]) => [key === "" ? free : key, withNames(member)] as const);
  const isSame = named.every(([key, member], i) => key === members[i]?.[0] && member === members[i]?.[1]);
  return isSame ? value : objectOf(named);
}

function* smallerThan(value: Value): Generator<Value> {
  const size = keyOf(value).length;
  // A document is easier to read than the bytes that hold it.
  if (Array.isArray(value) || value instanceof Uint8Array) {
    const held = parseJsonBytes(value) as Value | undefined;
    if (held !== undefined && keyOf(held).length < size) yield held;
  }
  if (size > 2) for (const one of simple) if (keyOf(one).length < size) yield one;
  // A part of a value that refers to itself may do for the whole.
  for (const part of partsOf(value)) yield part;
  if (typeof value === "string" && value.length > 1) {
    yield value.slice(0, value.length >> 1);
    yield value.slice(0, -1);
  } else if (Array.isArray(value)) {
    const items = value as readonly Value[];
    for (const i of items.keys()) yield items.toSpliced(i, 1);
    for (const [i, item] of items.entries())
      for (const smaller of smallerThan(item)) yield items.with(i, smaller);
  } else if (isObject(value)) {
    const members = Object.entries(value as ObjectValue);
    for (const i of members.keys()) yield objectOf(members.toSpliced(i, 1));
    for (const [i, [key, member]] of members.entries())
      for (const smaller of smallerThan(member)) yield objectOf(members.with(i, [key, smaller]));
  }
}

function partsOf(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[];
  return isObject(value) ? Object.values(value as ObjectValue) : [];
}
