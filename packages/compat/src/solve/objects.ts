import { holdsAll, schemasFor } from "../evaluate.ts";
import { complement, type Literal, STRING } from "../normal/graph.ts";
import { matcherOf } from "../regex/matcher.ts";
import { keyOf, objectOf, type Value } from "../value.ts";
import { Gathering, isEmpty, type Outcome, undecided } from "./outcome.ts";
import type { Solver } from "./solver.ts";
import type { SomeKey, State } from "./state.ts";

/** Patterns of keys beyond which their combinations are not looked at. */
const MOST_PATTERNS = 8;

/** The schemas that a member of this name has to be of. */
export function membersOf(state: State, key: string): readonly Literal[] {
  return [...state.properties.flatMap((claim) => schemasFor(claim, key)), ...(state.at.get(key) ?? [])];
}

/** A kind of names that no schema names, by the patterns they match; all have the same schemas. */
interface Cell {
  readonly names: readonly Literal[];
  readonly matched: ReadonlySet<string>;
  readonly value: readonly Literal[];
}

/** The members of an object under construction: those with a name, and others by their cell. */
interface Draft {
  readonly named: ReadonlyMap<string, readonly Literal[]>;
  readonly fresh: readonly Cell[];
}

/** An object with the members that are asked for and as few others as its size allows. */
export function solveObject(solver: Solver, state: State, want: number): Outcome {
  const sources = new Set([
    ...state.properties.flatMap((claim) => claim.patterns.map(([source]) => source)),
    ...state.someKeys.flatMap((some) => [...some.matching, ...some.notMatching]),
  ]);
  for (const source of sources)
    if (matcherOf(source) === undefined) return undecided(`the pattern "${source}"`);
  return new ObjectSolver(solver, state, want, [...sources]).solve();
}

class ObjectSolver {
  readonly #solver: Solver;
  readonly #state: State;
  readonly #found: Gathering;
  readonly #want: number;
  readonly #sources: readonly string[];
  readonly #known: ReadonlySet<string>;
  #cells: readonly Cell[] | undefined;

  constructor(solver: Solver, state: State, want: number, sources: readonly string[]) {
    this.#solver = solver;
    this.#state = state;
    this.#want = want + state.excluded.length;
    this.#found = new Gathering(this.#want);
    this.#sources = sources;
    this.#known = new Set([
      ...state.properties.flatMap((claim) => [...claim.named.keys()]),
      ...state.required,
      ...state.absent,
      ...state.someKeys.flatMap((some) => some.notNamed),
    ]);
  }

  solve(): Outcome {
    const named = new Map<string, readonly Literal[]>();
    let why: string | undefined;
    for (const key of this.#state.required) {
      const isName = this.#allows(key);
      if (isName === false) return { values: [], all: true };
      const schemas = membersOf(this.#state, key);
      const outcome = this.#solver.solve(schemas);
      if (isEmpty(outcome)) return outcome;
      if (isName === undefined || outcome.values.length === 0) why ??= outcome.why ?? "a name of a key";
      named.set(key, schemas);
    }
    if (named.size > this.#state.max) return { values: [], all: true };
    if (why !== undefined) return undecided(why);
    this.#place(0, { named, fresh: [] });
    return this.#withoutExcluded();
  }

  #withoutExcluded(): Outcome {
    const outcome = this.#found.result();
    if (this.#state.excluded.length === 0) return outcome;
    const excluded = new Set(this.#state.excluded.map(keyOf));
    return { ...outcome, values: outcome.values.filter((value) => !excluded.has(keyOf(value))) };
  }

  /** Gives each "some key has ..." a key, in every way that matters. */
  #place(index: number, draft: Draft): void {
    if (this.#found.enough) {
      this.#found.miss();
      return;
    }
    if (!this.#solver.budget.step()) {
      this.#found.miss(this.#solver.budget.spent);
      return;
    }
    if (draft.named.size > this.#state.max) return;
    const some = this.#state.someKeys[index];
    if (some === undefined) {
      this.#build(draft);
      return;
    }
    for (const key of this.#known) {
      if (this.#state.absent.has(key) || this.#allows(key) === false) continue;
      const fits = this.#fits(some, key);
      if (fits === undefined) this.#found.miss("a name of a key");
      if (!fits) continue;
      const schemas = [...(draft.named.get(key) ?? membersOf(this.#state, key)), ...some.value];
      if (this.#mayHold(schemas))
        this.#place(index + 1, { ...draft, named: new Map(draft.named).set(key, schemas) });
      if (this.#found.enough) {
        this.#found.miss();
        return;
      }
    }
    for (const cell of this.#allCells(some.name)) {
      if (some.matching.some((source) => !cell.matched.has(source))) continue;
      if (some.notMatching.some((source) => cell.matched.has(source))) continue;
      const fresh = { ...cell, value: [...cell.value, ...some.value] };
      if (this.#mayHold(fresh.value)) this.#place(index + 1, { ...draft, fresh: [...draft.fresh, fresh] });
      if (this.#found.enough) {
        this.#found.miss();
        return;
      }
    }
    for (const [i, cell] of draft.fresh.entries()) {
      if (some.matching.some((source) => !cell.matched.has(source))) continue;
      if (some.notMatching.some((source) => cell.matched.has(source))) continue;
      const shared: Cell = {
        names: [...cell.names, ...some.name],
        matched: cell.matched,
        value: [...cell.value, ...some.value],
      };
      if (this.#mayHold(shared.names) && this.#mayHold(shared.value))
        this.#place(index + 1, { ...draft, fresh: draft.fresh.with(i, shared) });
      if (this.#found.enough) {
        this.#found.miss();
        return;
      }
    }
  }

  #mayHold(schemas: readonly Literal[]): boolean {
    const outcome = this.#solver.solve(schemas);
    if (!isEmpty(outcome) && outcome.values.length === 0) this.#found.miss(outcome.why);
    return outcome.values.length > 0;
  }

  #allows(key: string): boolean | undefined {
    return holdsAll(this.#solver.graph, this.#state.names, key);
  }

  #fits(some: SomeKey, key: string): boolean | undefined {
    if (some.notNamed.includes(key)) return false;
    if (!some.matching.every((source) => matcherOf(source)?.test(key))) return false;
    if (some.notMatching.some((source) => matcherOf(source)?.test(key))) return false;
    return holdsAll(this.#solver.graph, some.name, key);
  }

  /** Fills up to the fewest members and writes the object down. */
  #build(draft: Draft): void {
    let size = draft.named.size + draft.fresh.length;
    if (size > this.#state.max) return;
    const named = new Map(draft.named);
    const fresh = [...draft.fresh];
    let complete = true;
    if (size < this.#state.min || this.#want > 1) {
      // Beyond the fewest members one more for each value that has to differ.
      const target = Math.min(this.#state.max, Math.max(this.#state.min, this.#want > 1 ? size + 1 : 0));
      const optional = this.#optional(named);
      complete = optional.complete;
      for (const [key, schemas] of optional.named) {
        if (size >= target) break;
        named.set(key, schemas);
        size++;
      }
      for (const cell of optional.cells) {
        const taken = fresh.filter((one) => one.matched === cell.matched).length;
        const outcome = this.#solver.solve(cell.names, taken + target - size);
        if (!outcome.all && outcome.values.length < taken + target - size) complete = false;
        const names = outcome.values.length - taken;
        for (let i = 0; i < names && size < target; i++, size++) fresh.push(cell);
      }
      if (size < this.#state.min) {
        if (!complete) this.#found.miss("as many members as have to be there");
        else if (this.#state.someKeys.length > 0) this.#found.miss("distinct names of keys");
        return;
      }
    }
    const filled = this.#write(named, fresh);
    if (this.#want > 1 && size > this.#state.min && size > draft.named.size + draft.fresh.length)
      this.#write(draft.named, draft.fresh);
    // All objects are known only when nothing optional could be added and each member has few values.
    const isOnly = this.#want > 1 && complete && filled && size === draft.named.size && fresh.length === 0;
    if (!isOnly) this.#found.miss();
  }

  /** Named and other members that could be added. */
  #optional(named: ReadonlyMap<string, readonly Literal[]>): {
    readonly named: readonly (readonly [string, readonly Literal[]])[];
    readonly cells: readonly Cell[];
    readonly complete: boolean;
  } {
    let complete = true;
    const mayHold = (schemas: readonly Literal[]): boolean => {
      const outcome = this.#solver.solve(schemas);
      if (!isEmpty(outcome) && outcome.values.length === 0) complete = false;
      return outcome.values.length > 0;
    };
    const keys = [...this.#known].filter((key) => {
      if (named.has(key) || this.#state.absent.has(key)) return false;
      const isName = this.#allows(key);
      if (isName === undefined) complete = false;
      return isName === true;
    });
    const members = keys
      .map((key) => [key, membersOf(this.#state, key)] as const)
      .filter(([, schemas]) => mayHold(schemas));
    return { named: members, cells: this.#allCells([]).filter((cell) => mayHold(cell.value)), complete };
  }

  /** Writes objects with these members, at most as many as are wanted; whether these are all. */
  #write(named: ReadonlyMap<string, readonly Literal[]>, fresh: readonly Cell[]): boolean {
    const choices: (readonly [string, Outcome])[] = [];
    const used = new Set<string>();
    for (const [key, schemas] of named) choices.push([key, this.#solver.solve(schemas, this.#want)]);
    for (const cell of fresh) {
      const names = this.#solver.solve(cell.names, used.size + 1).values as readonly string[];
      const name = names.find((one) => !used.has(one));
      if (name === undefined) {
        this.#found.miss("distinct names of keys");
        return false;
      }
      used.add(name);
      choices.push([name, this.#solver.solve(cell.value, this.#want)]);
    }
    if (choices.some(([, outcome]) => outcome.values.length === 0)) {
      this.#found.miss("a value of a member");
      return false;
    }
    const first = choices.map(([key, outcome]) => [key, outcome.values[0] as Value] as const);
    this.#found.value(objectOf(first));
    for (const [i, [key, outcome]] of choices.entries())
      for (const value of outcome.values.slice(1)) {
        if (this.#found.enough) return false;
        this.#found.value(objectOf(first.with(i, [key, value])));
      }
    // One value differs at a time: all are met only if at most one member has a choice.
    return (
      choices.every(([, outcome]) => outcome.all) &&
      choices.filter(([, outcome]) => outcome.values.length > 1).length <= 1
    );
  }

  /** The kinds of names that no schema names and that are possible. */
  #allCells(name: readonly Literal[]): readonly Cell[] {
    if (this.#cells === undefined) this.#cells = this.#makeCells();
    if (name.length === 0) return this.#cells;
    return this.#cells
      .map((cell) => ({ ...cell, names: [...cell.names, ...name] }))
      .filter((cell) => this.#mayHold(cell.names));
  }

  #makeCells(): readonly Cell[] {
    if (this.#sources.length > MOST_PATTERNS) {
      this.#found.miss("so many patterns of keys");
      return [];
    }
    const { graph } = this.#solver;
    const text = graph.make([{ kind: "type", mask: STRING }]);
    const known = graph.make([
      { kind: "enum", values: [...this.#known], keys: new Set([...this.#known].map(keyOf)) },
    ]);
    let cells: { names: readonly Literal[]; matched: ReadonlySet<string> }[] = [
      { names: [text, complement(known), ...this.#state.names], matched: new Set() },
    ];
    cells = cells.filter((cell) => this.#mayHold(cell.names));
    for (const source of this.#sources) {
      const pattern = graph.make([{ kind: "pattern", source }]);
      cells = cells
        .flatMap(({ names, matched }) => [
          { names: [...names, complement(pattern)], matched },
          { names: [...names, pattern], matched: new Set([...matched, source]) },
        ])
        .filter((cell) => this.#mayHold(cell.names));
    }
    return cells.map((cell) => ({ ...cell, value: this.#freshSchemas(cell.matched) }));
  }

  #freshSchemas(matched: ReadonlySet<string>): readonly Literal[] {
    return this.#state.properties.flatMap(({ patterns, rest }) => {
      const found = patterns.filter(([source]) => matched.has(source)).map(([, schema]) => schema);
      return found.length > 0 ? found : [rest];
    });
  }
}
