import { Decimal } from "../decimal.ts";
import { INTEGER } from "../normal/graph.ts";
import {
  ceil,
  divide,
  floor,
  isMultiple,
  leastCommonMultiple,
  ONE,
  order,
  type Rational,
  rational,
  times,
  toNumber,
} from "../rational.ts";
import { keyOf } from "../value.ts";
import { Gathering, type Outcome } from "./outcome.ts";
import type { State } from "./state.ts";

/** Multiples that are looked at before a search in a wide range gives up. */
const MOST = 4000;

/** The numbers in an interval that are multiples of some and not of other numbers; nearest to zero first. */
export function solveNumber(state: State, want: number): Outcome {
  const isInteger = state.kind === INTEGER;
  const steps = isInteger ? [ONE, ...state.multiples] : state.multiples;
  const avoid = isInteger ? state.notMultiples : [ONE, ...state.notMultiples];
  const excluded = new Set(state.excluded.map(keyOf));
  const found = new Gathering(want);
  // Which doubles cannot be are kept for the end: others are better to show.
  const spare: Decimal[] = [];
  const offer = (value: Rational): void => {
    if (avoid.some((of) => isMultiple(value, of))) return;
    const number = toNumber(value);
    if (number === undefined) found.miss("a number without end");
    else if (number instanceof Decimal) spare.push(number);
    else if (!excluded.has(keyOf(number))) found.value(number);
  };
  const result = (complete: boolean): Outcome => {
    for (const number of spare) if (!found.enough) found.value(number);
    return found.result(complete && found.size < want);
  };
  if (steps.length === 0) return dense(state, want, offer, found, result);

  const step = steps.reduce(leastCommonMultiple);
  if (avoid.some((of) => isMultiple(step, of))) return found.result();
  const low = state.low && ceil(divide(state.low.at, step));
  const high = state.high && floor(divide(state.high.at, step));
  const first =
    low !== undefined && state.low?.exclusive && exactly(low, step, state.low.at) ? low + 1n : low;
  const last =
    high !== undefined && state.high?.exclusive && exactly(high, step, state.high.at) ? high - 1n : high;
  let looked = 0;
  for (const k of outward(first, last)) {
    if (found.enough) return found.result(false);
    if (++looked > MOST) {
      found.miss("a multiple in a wide interval");
      return result(false);
    }
    offer(times(rational(k), step));
  }
  return result(true);
}

function exactly(k: bigint, step: Rational, bound: Rational): boolean {
  return order(times(rational(k), step), bound) === 0;
}

/** The integers from `first` to `last`, nearest to zero first. */
function* outward(first: bigint | undefined, last: bigint | undefined): Generator<bigint> {
  if (first !== undefined && first > 0n) {
    for (let k = first; last === undefined || k <= last; k++) yield k;
    return;
  }
  if (last !== undefined && last < 0n) {
    for (let k = last; first === undefined || k >= first; k--) yield k;
    return;
  }
  yield 0n;
  for (let k = 1n; ; k++) {
    const [up, down] = [last === undefined || k <= last, first === undefined || -k >= first];
    if (up) yield k;
    if (down) yield -k;
    if (!up && !down) return;
  }
}

/** Fractions of an interval without a grid: there is none only if the interval is one number. */
function dense(
  state: State,
  want: number,
  offer: (value: Rational) => void,
  found: Gathering,
  result: (complete: boolean) => Outcome,
): Outcome {
  const { low, high } = state;
  if (low !== undefined && high !== undefined && order(low.at, high.at) === 0) {
    offer(low.at);
    return result(true);
  }
  for (const scale of [2n, 10n, 100n, 1000n, 1000000n, 1000000000000n, 10n ** 30n, 10n ** 300n]) {
    const [from, to] = [
      low && ceil(times(low.at, rational(scale))),
      high && floor(times(high.at, rational(scale))),
    ];
    let looked = 0;
    for (const k of outward(from, to)) {
      if (found.size >= want) return found.result(false);
      if (++looked > 50) break;
      const value = rational(k, scale);
      if (low?.exclusive && order(value, low.at) === 0) continue;
      if (high?.exclusive && order(value, high.at) === 0) continue;
      offer(value);
    }
  }
  found.miss("a fraction in a narrow interval");
  return result(false);
}
