import { holds, holdsAll } from "../evaluate.ts";
import {
  complement,
  FALSE,
  type Graph,
  isComplement,
  type Literal,
  OBJECT,
  STRING,
  subject,
  TRUE,
} from "../normal/graph.ts";
import type { Value } from "../value.ts";
import { Disjointness } from "./disjoint.ts";
import { waysToBreak, waysToHold } from "./negate.ts";
import { EMPTY, Gathering, isEmpty, type Outcome, undecided } from "./outcome.ts";
import { mayBePart } from "./part.ts";
import type { Solver } from "./solver.ts";
import { type Choice, State, type Way } from "./state.ts";

/**
 * Takes conjunctions apart for values of one kind: what has to hold becomes facts, what may hold in several ways becomes
 * choices. Only those choices are made that a value of the facts does not already satisfy.
 */
export class Branches {
  readonly #solver: Solver;
  readonly #graph: Graph;
  readonly #disjoint: Disjointness;
  readonly #plain = new Map<Literal, Literal>();

  constructor(solver: Solver) {
    this.#solver = solver;
    this.#graph = solver.graph;
    this.#disjoint = new Disjointness(solver.graph);
  }

  solve(kind: number, goal: readonly Literal[], want: number): Outcome {
    const state = new State(kind);
    for (const literal of goal) if (!this.#assume(state, literal)) return EMPTY;
    if (state.finite !== undefined) return this.#solver.tryEach(state.finite, kind, goal);
    return this.#split(state, want);
  }

  /** Takes a literal apart for values of one kind; false when it contradicts what is known already. */
  #assume(state: State, given: Literal): boolean {
    const literal = this.#graph.canonical(given);
    if (literal === TRUE || state.literals.has(literal)) return true;
    if (literal === FALSE || state.literals.has(complement(literal))) return false;
    state.literals.add(literal);
    const relevant = this.#graph.atomsOf(literal).filter(({ claim }) => (subject(claim) & state.kind) !== 0);
    if (isComplement(literal)) {
      const ways = relevant.flatMap(({ claim }) => waysToBreak(claim, state.kind, this.#apart(state.kind)));
      return this.#choose(state, { ways, source: literal });
    }
    for (const { claim } of relevant) {
      const ways = waysToHold(claim, this.#apart(state.kind));
      if (ways !== undefined) {
        if (!this.#choose(state, { ways, source: literal })) return false;
      } else if (claim.kind === "all") {
        for (const part of claim.of) if (!this.#assume(state, part)) return false;
      } else if (!state.assume(claim)) return false;
    }
    return true;
  }

  #apart(kind: number): (a: Literal, b: Literal) => boolean {
    return (a, b) =>
      (this.#solver.masks.of(a) & this.#solver.masks.of(b) & kind) === 0 ||
      (kind === OBJECT && this.#disjoint.ofObjects(a, b));
  }

  #choose(state: State, choice: Choice): boolean {
    const [only] = choice.ways;
    if (only === undefined) return false;
    if (choice.ways.some((way) => way.literals.length === 0 && way.apply === undefined)) return true;
    if (choice.ways.length === 1) return this.#take(state, only);
    state.choices.push(choice);
    return true;
  }

  #take(state: State, way: Way): boolean {
    if (way.apply?.(state) === false) return false;
    return way.literals.every((literal) => this.#assume(state, literal));
  }

  /** Decides all choices, those with one way left first. */
  #split(state: State, want: number): Outcome {
    if (!this.#solver.budget.step()) return undecided(this.#solver.budget.spent ?? "the budget");
    if (!this.#propagate(state)) return EMPTY;
    if (state.finite !== undefined)
      return this.#solver.tryEach(state.finite, state.kind, [...state.literals]);
    if (state.choices.length === 0) return this.#solver.finish(state, want);
    this.#dropSettled(state);
    if (state.choices.length === 0) return this.#solver.finish(state, want);
    if (state.choices.every(isOfParts)) return this.#splitParts(state, want);
    const ways = sumOfWays(state.choices);
    if (!this.#lookAhead(state)) return EMPTY;
    if (sumOfWays(state.choices) < ways && state.choices.some((choice) => choice.ways.length === 1))
      return this.#split(state, want);
    if (state.choices.length > 1) {
      const before = state.choices.length;
      state.choices = state.choices.filter(
        (choice) => isOfParts(choice) || this.#solver.budget.isOver() || !this.#isSettled(state, choice),
      );
      if (state.choices.length < before) return this.#split(state, want);
    }
    return this.#takeEach(state, leastOf(state.choices), new Gathering(want), want);
  }

  /** Decides choices of which each way asks something of one part of the value, those that matter only. */
  #splitParts(state: State, want: number): Outcome {
    const model = this.#model(state, want);
    if (isEmpty(model) || model.values.length >= want) return model;
    if (!this.#lookAhead(state, model.near)) return EMPTY;
    const open = state.choices.filter((choice) => this.#isOpen(choice, model.near));
    const choice = leastOf(open.length > 0 ? open : state.choices);
    if (choice.ways.length === 1) return this.#split(state, want);
    const found = new Gathering(want);
    for (const value of model.values) found.value(value);
    return this.#takeEach(state, choice, found, want);
  }

  #takeEach(state: State, choice: Choice, found: Gathering, want: number): Outcome {
    for (const way of choice.ways) {
      if (found.enough) return found.result(false);
      if (this.#solver.budget.isOver()) {
        found.miss(this.#solver.budget.spent);
        return found.result();
      }
      const next = state.clone();
      next.choices = next.choices.filter((one) => one !== choice);
      if (this.#take(next, way)) found.add(this.#split(next, want));
    }
    return found.result();
  }

  /**
   * Values of the facts alone that happen to satisfy the choices too; without any, `near` is one that does not. No value
   * of the facts at all settles the choices as well.
   */
  #model(state: State, want: number): Outcome & { readonly near?: Value } {
    if (state.kind === STRING || state.opaque.length > 0) return undecided("a choice");
    const outcome = this.#solver.finish(state, want);
    if (isEmpty(outcome)) return outcome;
    if (this.#solver.budget.isOver()) return undecided(this.#solver.budget.spent ?? "the budget");
    const goal = [...state.literals];
    const values = outcome.values.filter((value) => holdsAll(this.#graph, goal, value) === true);
    const near = outcome.values[0];
    return { values, all: false, ...(near !== undefined && { near }) };
  }

  /** Whether what is known already keeps a value from being of the schema that this choice is to break. */
  #isSettled(state: State, choice: Choice): boolean {
    if (!isComplement(choice.source)) return false;
    const known = [...state.literals]
      .filter((literal) => !isComplement(literal))
      .map((literal) => this.#withoutChoices(literal));
    const kind = this.#graph.make([{ kind: "type", mask: state.kind }]);
    return isEmpty(this.#solver.solve([...known, complement(choice.source), kind], 1, false));
  }

  /**
   * What a schema says apart from its choices. The state has all of that as facts; of a choice it has only the way that
   * was taken, so that a choice must not be dropped because the schema it comes from implies it.
   */
  #withoutChoices(literal: Literal): Literal {
    let plain = this.#plain.get(literal);
    if (plain === undefined) {
      const claims = this.#graph.atomsOf(literal).map(({ claim }) => claim);
      const kept = claims.filter(({ kind }) => kind !== "any" && kind !== "one" && kind !== "all");
      plain = kept.length === claims.length ? literal : this.#graph.make(kept);
      this.#plain.set(literal, plain);
    }
    return plain;
  }

  /** Whether a value of the facts leaves the choice to be made. */
  #isOpen({ source }: Choice, near: Value | undefined): boolean {
    return near === undefined || holds(this.#graph, source, near) !== true;
  }

  /** Drops choices that are made and ways that are closed; false when a choice has no way left. */
  #propagate(state: State): boolean {
    for (let moved = true; moved; ) {
      moved = false;
      const choices = state.choices;
      state.choices = [];
      for (const choice of choices) {
        const ways = choice.ways.filter(
          (way) => !way.literals.some((literal) => this.#isOut(state, literal)),
        );
        const isMade = ways.some(
          (way) =>
            way.apply === undefined &&
            way.literals.every((literal) => state.literals.has(this.#graph.canonical(literal))),
        );
        if (isMade) continue;
        const [only] = ways;
        if (only === undefined) return false;
        if (ways.length > 1) {
          state.choices.push(ways.length === choice.ways.length ? choice : { ...choice, ways });
        } else {
          if (!this.#take(state, only)) return false;
          moved = true;
        }
      }
    }
    return true;
  }

  #isOut(state: State, given: Literal): boolean {
    const literal = this.#graph.canonical(given);
    return state.literals.has(complement(literal)) || (this.#solver.masks.of(literal) & state.kind) === 0;
  }

  /** Drops choices to break a schema that one known already is apart from. */
  #dropSettled(state: State): void {
    const known = [...state.literals].filter((literal) => !isComplement(literal));
    const apart = this.#apart(state.kind);
    state.choices = state.choices.filter(
      ({ source }) => !isComplement(source) || !known.some((literal) => apart(literal, complement(source))),
    );
  }

  /** Drops ways whose part of the value cannot be, in open choices; false when one has none left. */
  #lookAhead(state: State, near?: Value): boolean {
    for (const [i, choice] of state.choices.entries()) {
      if (this.#solver.budget.isOver()) return true;
      if (!this.#isOpen(choice, near)) continue;
      const ways = choice.ways.filter(
        (way) => way.part === undefined || mayBePart(this.#solver, state, way.part),
      );
      if (ways.length === 0) return false;
      if (ways.length < choice.ways.length) state.choices[i] = { ...choice, ways };
    }
    return true;
  }
}

/** Whether no way says something of the value as a whole. */
function isOfParts({ ways }: Choice): boolean {
  return ways.every((way) => way.literals.length === 0);
}

/** The choice to decide next: to be of a schema before not to be of one, of the whole before of parts, of few ways. */
function leastOf(choices: readonly Choice[]): Choice {
  const weight = (choice: Choice): number =>
    choice.ways.length + (isComplement(choice.source) ? 1000 : 0) + (isOfParts(choice) ? 10_000 : 0);
  return choices.reduce((best, one) => (weight(one) < weight(best) ? one : best));
}

function sumOfWays(choices: readonly Choice[]): number {
  return choices.reduce((sum, { ways }) => sum + ways.length, 0);
}
