import { parseJsonBytes } from "@waybill/runtime/codegen";
import { holds, schemaAt } from "../evaluate.ts";
import { type ContainsClaim, complement, type Literal } from "../normal/graph.ts";
import { keyOf, type Value } from "../value.ts";
import { documentsOf, textOf } from "./bytes.ts";
import { solveCounting } from "./counting.ts";
import { chooseDistinct } from "./distinct.ts";
import { Gathering, isEmpty, type Outcome, undecided } from "./outcome.ts";
import type { Solver } from "./solver.ts";
import type { State } from "./state.ts";

/** Arrays that have to be longer are not built. */
const LONGEST = 3000;

/** An array of the fewest items that have room for what has to be somewhere in it. */
export function solveArray(solver: Solver, state: State, want: number): Outcome {
  if (state.content.length + state.notContent.length > 0) return solveContent(solver, state, want);
  return new ArraySolver(solver, state, want).solve();
}

/** The schemas that the item at this index has to be of. */
export function itemsOf(state: State, index: number): readonly Literal[] {
  return [...state.items.map((claim) => schemaAt(claim, index)), ...(state.at.get(index) ?? [])];
}

/** One thing that some item has to be; `of` tells apart items that are counted. */
interface Need {
  readonly from: number;
  readonly literal: Literal;
  readonly of: ContainsClaim | undefined;
}

interface Slot {
  readonly schemas: readonly Literal[];
  readonly counted: ReadonlySet<ContainsClaim>;
}

class ArraySolver {
  readonly #solver: Solver;
  readonly #state: State;
  readonly #found: Gathering;
  readonly #want: number;
  readonly #prefix: number;
  readonly #needs: readonly Need[];
  readonly #limited: readonly ContainsClaim[];

  constructor(solver: Solver, state: State, want: number) {
    this.#solver = solver;
    this.#state = state;
    this.#want = want + state.excluded.length;
    this.#found = new Gathering(this.#want);
    this.#prefix = Math.max(
      0,
      ...state.items.map((claim) => claim.prefix.length),
      ...[...state.at.keys()].map((place) => Number(place) + 1),
      ...state.someItems.map(({ from }) => from),
    );
    this.#needs = [
      ...state.someItems.map(({ from, literal }) => ({ from, literal, of: undefined })),
      ...state.contains.flatMap((claim) =>
        Array.from({ length: Math.min(claim.min, LONGEST) }, () => ({
          from: 0,
          literal: claim.schema,
          of: claim,
        })),
      ),
    ];
    this.#limited = state.contains.filter((claim) => Number.isFinite(claim.max));
  }

  solve(): Outcome {
    const { min } = this.#state;
    let max = this.#state.max;
    for (let i = 0; i <= this.#prefix && i < max; i++) {
      const outcome = this.#solver.solve(this.#schemasAt(i));
      if (isEmpty(outcome)) max = i;
      else if (outcome.values.length === 0 && i < min) return undecided(outcome.why ?? "an item");
    }
    if (min > max) return { values: [], all: true };
    if (min > LONGEST || this.#needs.length > LONGEST) return undecided("an array of so many items");
    if (this.#isCounted()) {
      const { unique, repeated, someItems, contains } = this.#state;
      const some = someItems.map(({ from, literal }) => ({
        from,
        literal,
        min: 1,
        max: Number.POSITIVE_INFINITY,
      }));
      const marks = [
        ...contains.map(({ schema, min: few, max: most }) => ({
          from: 0,
          literal: schema,
          min: few,
          max: most,
        })),
        ...some,
      ];
      const schemasAt = (index: number): readonly Literal[] => this.#schemasAt(index);
      const counting = { marks, schemasAt, prefix: this.#prefix, min, max, unique, repeated };
      solveCounting(this.#solver, counting, this.#found);
      return this.#result(max);
    }
    const room = this.#needs.length + (this.#state.repeated ? 2 : 0);
    const last = Math.min(max, Math.max(min, this.#prefix) + room);
    for (let length = min; length <= last && !this.#found.enough; length++) this.#ofLength(length);
    if (this.#want > 1 && !this.#found.enough) {
      const longest = Math.min(max, last + this.#want);
      for (let length = last + 1; length <= longest && !this.#found.enough; length++) this.#ofLength(length);
    }
    return this.#result(max);
  }

  /** Whether it takes more than room for each need and sparing items from one limit. */
  #isCounted(): boolean {
    const { unique, repeated, contains } = this.#state;
    if (repeated && contains.some(({ min, max }) => min > 1 || Number.isFinite(max))) return true;
    return this.#limited.length > 1 || (unique && this.#limited.length > 0);
  }

  #result(max: number): Outcome {
    if (this.#found.size > 0 && max > 0) this.#found.miss();
    const outcome = this.#found.result();
    if (this.#state.excluded.length === 0 || outcome.values.length === 0) return outcome;
    const excluded = new Set(this.#state.excluded.map(keyOf));
    const values = outcome.values.filter((value) => !excluded.has(keyOf(value)));
    return { ...outcome, values, all: outcome.all && max === 0 };
  }

  #schemasAt(index: number): readonly Literal[] {
    return [
      ...this.#state.items.map((claim) => schemaAt(claim, index)),
      ...(this.#state.at.get(index) ?? []),
    ];
  }

  #ofLength(length: number): void {
    const slots = Array.from(
      { length },
      (_, i): Slot => ({ schemas: this.#schemasAt(i), counted: new Set() }),
    );
    if (!this.#state.repeated) {
      this.#place(0, slots);
      return;
    }
    // Two items that are equal are of the schemas of both places.
    const ends = Math.min(length, this.#prefix + 2 + this.#needs.length);
    for (let i = 0; i < ends; i++)
      for (let j = i + 1; j < ends; j++) {
        if (this.#found.enough) return;
        const both = [...(slots[i] as Slot).schemas, ...(slots[j] as Slot).schemas];
        const twin: Slot = { schemas: both, counted: new Set() };
        this.#place(0, slots.with(i, twin).with(j, twin), [i, j]);
      }
  }

  /** Gives each need an item, in every way that matters. */
  #place(index: number, slots: readonly Slot[], twins?: readonly [number, number]): void {
    if (this.#found.enough) return;
    if (!this.#solver.budget.step()) {
      this.#found.miss(this.#solver.budget.spent);
      return;
    }
    const need = this.#needs[index];
    if (need === undefined) {
      this.#build(slots, twins);
      return;
    }
    // Items after the prefix are alike until something is asked of them: the first untouched one stands for all.
    let untouched = false;
    for (let i = need.from; i < slots.length; i++) {
      const slot = slots[i] as Slot;
      const touched =
        i < this.#prefix || slot.schemas.length > this.#schemasAt(i).length || twins?.includes(i);
      if (!touched && untouched) continue;
      untouched ||= !touched;
      if (need.of !== undefined && slot.counted.has(need.of)) continue;
      const schemas = [...slot.schemas, need.literal];
      const counted = need.of === undefined ? slot.counted : new Set([...slot.counted, need.of]);
      if (!this.#mayHold(schemas)) continue;
      const next: Slot = { schemas, counted };
      let placed = slots.with(i, next);
      const other = twins?.find((twin) => twin !== i);
      if (twins?.includes(i) && other !== undefined) placed = placed.with(other, next);
      // What is asked of twins is counted at both.
      this.#place(index + 1, placed, twins);
      if (this.#found.enough) return;
    }
  }

  #mayHold(schemas: readonly Literal[]): boolean {
    const outcome = this.#solver.solve(schemas);
    if (!isEmpty(outcome) && outcome.values.length === 0) this.#found.miss(outcome.why);
    return outcome.values.length > 0;
  }

  #build(slots: readonly Slot[], twins?: readonly [number, number]): void {
    const kept = this.#limit(slots);
    if (kept === undefined) return;
    // With several values wanted or all different, items need as many values to choose from.
    const choices: Outcome[] = [];
    const want = this.#state.unique ? Math.max(kept.length, 1) : this.#want;
    for (const slot of kept) {
      const outcome = this.#solver.solve(slot.schemas, want);
      if (isEmpty(outcome)) return;
      if (outcome.values.length === 0) {
        this.#found.miss(outcome.why);
        return;
      }
      choices.push(outcome);
    }
    if (this.#state.unique) {
      this.#distinct(choices);
      return;
    }
    const first = choices.map(({ values }) => values[0] as Value);
    this.#found.value(first);
    for (const [i, { values }] of choices.entries()) {
      if (twins?.includes(i)) continue;
      for (const value of values.slice(1)) {
        if (this.#found.enough) return;
        this.#found.value(first.with(i, value));
      }
    }
  }

  /** Makes items that are not counted not be of the schema whose number is limited. */
  #limit(slots: readonly Slot[]): readonly Slot[] | undefined {
    let kept = slots;
    for (const claim of this.#limited) {
      let number = 0;
      kept = kept.map((slot) => {
        if (!slot.counted.has(claim)) {
          const schemas = [...slot.schemas, complement(claim.schema)];
          if (this.#mayHold(schemas)) return { ...slot, schemas };
        }
        number++;
        return slot;
      });
      if (number > claim.max) return undefined;
    }
    return kept;
  }

  /** Chooses a different value for each item. */
  #distinct(choices: readonly Outcome[]): void {
    const before = this.#found.size;
    const isDone = chooseDistinct(
      choices.map(({ values }) => values),
      (items) => {
        this.#found.value(items);
        return this.#found.enough;
      },
      () => this.#solver.budget.isOver(),
    );
    if (this.#found.size > before) return;
    const isExact = isDone && choices.every(({ all, values }) => all || values.length >= choices.length);
    if (!isExact) this.#found.miss("items that differ");
  }
}

/** Arrays of byte values that hold a JSON document. */
function solveContent(solver: Solver, state: State, want: number): Outcome {
  const literals = [...state.literals];
  const found = new Gathering(want);
  if (state.content.length > 0) {
    const documents = documentsOf(solver, state, want);
    if (isEmpty(documents)) return documents;
    for (const value of documents.values) {
      const bytes = [...new TextEncoder().encode(textOf(value).padEnd(state.min, " "))];
      if (parseJsonBytes(bytes) !== undefined && bytes.length <= state.max) found.value(bytes);
    }
  } else {
    for (const length of [state.min, state.min + 1])
      if (length <= Math.min(state.max, LONGEST)) found.value(Array.from({ length }, () => 0));
  }
  const values = found
    .result()
    .values.filter((value) => literals.every((literal) => holds(solver.graph, literal, value) === true));
  return { values, all: false, why: "an array of bytes that hold a document" };
}
