import { complement, type Literal } from "../normal/graph.ts";
import type { Value } from "../value.ts";
import { chooseDistinct } from "./distinct.ts";
import { type Gathering, isEmpty, type Outcome } from "./outcome.ts";
import type { Solver } from "./solver.ts";

/** Items from `from` on of which at least `min` and at most `max` are of a schema. */
export interface Mark {
  readonly literal: Literal;
  readonly from: number;
  readonly min: number;
  readonly max: number;
}

export interface Counting {
  readonly marks: readonly Mark[];
  /** The schemas that the item at this index is of anyway; the same for all from `prefix` on. */
  readonly schemasAt: (index: number) => readonly Literal[];
  readonly prefix: number;
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
  /** Whether two items have to be equal. */
  readonly repeated: boolean;
}

/** Schemas that are counted on one array, every combination of which is looked at. */
const MOST_MARKS = 6;
/** Sums that are looked at before the search gives up. */
const MOST_SUMS = 20_000;
/** Items of an array without equal ones. */
const MOST_ITEMS = 60;

/** What an item can be: of which of the counted schemas, as bits, with values that are of these and of no other. */
interface Cell {
  readonly bits: number;
  readonly outcome: Outcome;
}

/** A number of items, and how many of them are of each counted schema. */
interface Sum {
  readonly length: number;
  readonly counts: readonly number[];
  /** The item that was added last. */
  readonly last?: Added;
}

interface Added {
  readonly before: Sum;
  readonly cell: Cell;
  /** Which of the kinds of items it is, and how many of that kind there are after the prefix, where these differ. */
  readonly index: number;
  readonly used: number;
  /** The kinds of the prefix, where items have to differ: which values are left hangs on them. */
  readonly path: string;
}

/**
 * Finds arrays with limits on how many items are of several schemas. Items are told apart only by which of these they are
 * of: what is left is to add up how many there are of each kind, which is done for every sum that can be reached. Gives
 * up, with a reason, on what is too much.
 */
export function solveCounting(solver: Solver, counting: Counting, found: Gathering): void {
  if (counting.marks.length > MOST_MARKS) found.miss("so many limits on how many items are of a schema");
  else new Counter(solver, counting, found).run();
}

class Counter {
  readonly #solver: Solver;
  readonly #counting: Counting;
  readonly #found: Gathering;
  readonly #cells = new Map<string, readonly Cell[]>();
  /** How many values of a kind are asked for. */
  readonly #want: number;
  /** Items that are enough where there are arrays at all. */
  readonly #most: number;

  constructor(solver: Solver, counting: Counting, found: Gathering) {
    this.#solver = solver;
    this.#counting = counting;
    this.#found = found;
    const { marks, min, prefix, unique } = counting;
    // An item that no limit asks for can be left out.
    const most = Math.max(min, prefix) + marks.reduce((sum, mark) => sum + mark.min, 0);
    this.#most = unique ? most : Number.POSITIVE_INFINITY;
    this.#want = unique ? Math.min(most, MOST_ITEMS) : 2;
    if (unique && most > MOST_ITEMS) found.miss("so many items that differ");
  }

  run(): void {
    const { prefix, repeated } = this.#counting;
    if (!repeated) {
      this.#search([], -1);
      return;
    }
    // Of the items after the prefix the first two stand for any two.
    for (let i = 0; i <= prefix; i++)
      for (let j = i + 1; j <= Math.max(prefix, i + 1); j++) this.#search([i, j], j);
  }

  /** Adds items one by one, `twins` of the same value, until every sum was met; at least one more than `least` items. */
  #search(twins: readonly number[], least: number): void {
    const { min, max, prefix, marks } = this.#counting;
    // Beyond these one more item changes only what is counted.
    const settled = Math.max(min, prefix, least + 1);
    const [first] = twins;
    for (const twin of first === undefined ? [undefined] : this.#cellsAt(twins)) {
      const start: Sum = { length: 0, counts: marks.map(() => 0) };
      const seen = new Set<string>();
      let sums: readonly Sum[] = [start];
      while (sums.length > 0 && !this.#found.enough) {
        const next: Sum[] = [];
        for (const sum of sums) {
          const { length } = sum;
          if (length >= Math.max(min, least + 1) && this.#isEnough(sum)) this.#build(sum, twins);
          if (length >= Math.min(max, this.#most) || this.#found.enough) continue;
          const isTwin = twin !== undefined && twins.includes(length);
          for (const [index, cell] of (isTwin ? [twin] : this.#cellsAt([length])).entries()) {
            const used = this.#usedWith(sum, index, cell);
            const counts = used === undefined ? undefined : this.#countsWith(sum, cell);
            if (used === undefined || counts === undefined) continue;
            const path = this.#pathWith(sum, index);
            const kind = this.#counting.unique ? `${path} ${index} ${used} ` : "";
            const key = `${kind}${Math.min(length + 1, settled)} ${counts.join()}`;
            if (seen.has(key)) continue;
            seen.add(key);
            if (seen.size > MOST_SUMS || !this.#solver.budget.step()) {
              this.#found.miss(this.#solver.budget.spent ?? "an array of so many items");
              return;
            }
            next.push({ length: length + 1, counts, last: { before: sum, cell, index, used, path } });
          }
        }
        sums = next;
      }
    }
  }

  #isEnough({ counts }: Sum): boolean {
    return this.#counting.marks.every(({ min }, i) => (counts[i] as number) >= min);
  }

  /**
   * Items that have to differ are added kind by kind after the prefix: how many of a kind there are with one more;
   * undefined when another order has that, or the kind has no more values.
   */
  #usedWith({ last, length }: Sum, index: number, { outcome }: Cell): number | undefined {
    const { unique, prefix } = this.#counting;
    if (!unique || length <= prefix || last === undefined || index > last.index) return 1;
    const isLeft = index === last.index && last.used < outcome.values.length;
    return isLeft ? last.used + 1 : undefined;
  }

  #pathWith({ last, length }: Sum, index: number): string {
    const { unique, prefix } = this.#counting;
    const path = last?.path ?? "";
    return unique && length < prefix ? `${path}.${index}` : path;
  }

  /** What is counted with one more item; undefined when that is more than some schema may have. */
  #countsWith({ length, counts }: Sum, { bits }: Cell): readonly number[] | undefined {
    const { marks } = this.#counting;
    const next = marks.map(({ from, min, max }, i) => {
      const count = (counts[i] as number) + ((bits >> i) & 1 && from <= length ? 1 : 0);
      return Number.isFinite(max) ? count : Math.min(count, min);
    });
    return next.every((count, i) => count <= (marks[i] as Mark).max) ? next : undefined;
  }

  /** What a value can be that stands at all these places. */
  #cellsAt(places: readonly number[]): readonly Cell[] {
    const { marks, schemasAt, prefix } = this.#counting;
    const key = places.map((place) => Math.min(place, prefix)).join();
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const last = Math.max(...places);
    const counted = marks.flatMap(({ from, literal }, i) => (from <= last ? [{ bit: 1 << i, literal }] : []));
    const all = places.flatMap((place) => schemasAt(place));
    const cells: Cell[] = [];
    const divide = (index: number, bits: number, schemas: readonly Literal[]): void => {
      const one = counted[index];
      const outcome = this.#solver.solve(schemas, one === undefined ? this.#want : 1);
      if (isEmpty(outcome)) return;
      if (one !== undefined) {
        divide(index + 1, bits, [...schemas, complement(one.literal)]);
        divide(index + 1, bits | one.bit, [...schemas, one.literal]);
        return;
      }
      if (outcome.values.length > 0) cells.push({ bits, outcome });
      else this.#found.miss(outcome.why ?? "an item");
      const isShort = !outcome.all && outcome.values.length < this.#want;
      if (this.#counting.unique && isShort) this.#found.miss("items that differ");
    };
    divide(0, 0, all);
    this.#cells.set(key, cells);
    return cells;
  }

  #build(sum: Sum, twins: readonly number[]): void {
    const cells: Cell[] = [];
    for (let at = sum; at.last !== undefined; at = at.last.before) cells.unshift(at.last.cell);
    if (!this.#counting.unique) {
      const items = cells.map(({ outcome }) => outcome.values[0] as Value);
      this.#found.value(items);
      for (const [i, { outcome }] of cells.entries())
        for (const value of twins.includes(i) ? [] : outcome.values.slice(1))
          if (!this.#found.enough) this.#found.value(items.with(i, value));
      return;
    }
    const isDone = chooseDistinct(
      cells.map(({ outcome }) => outcome.values),
      (items) => {
        this.#found.value(items);
        return true;
      },
      () => this.#solver.budget.isOver(),
    );
    if (!isDone) this.#found.miss("items that differ");
  }
}
