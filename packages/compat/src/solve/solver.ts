import { holds, holdsAll, kindOf } from "../evaluate.ts";
import {
  ARRAY,
  BOOLEAN,
  BYTES,
  complement,
  FALSE,
  FRACTION,
  type Graph,
  INTEGER,
  isComplement,
  type Literal,
  NULL,
  OBJECT,
  STRING,
  subject,
  TRUE,
} from "../normal/graph.ts";
import { Languages } from "../regex/language.ts";
import type { Value } from "../value.ts";
import { solveArray } from "./arrays.ts";
import type { Budget } from "./budget.ts";
import { solveBytes } from "./bytes.ts";
import { Disjointness } from "./disjoint.ts";
import { KindMasks } from "./masks.ts";
import { waysToBreak, waysToHold } from "./negate.ts";
import { solveNumber } from "./numbers.ts";
import { membersOf, solveObject } from "./objects.ts";
import { EMPTY, Gathering, isEmpty, type Outcome, undecided } from "./outcome.ts";
import { mayBePart } from "./part.ts";
import { type Choice, State, type Way } from "./state.ts";
import { solveText } from "./texts.ts";

const kinds = [NULL, BOOLEAN, INTEGER, STRING, ARRAY, OBJECT, FRACTION, BYTES];

interface Frame {
  readonly key: string;
  /** Whether the goal is about a part of the value that the goal before is about. */
  readonly deeper: boolean;
  /** Goals under way that were taken to have no value. */
  readonly assumed: Set<Frame>;
  /** Keys of results that hold only if this goal has no value. */
  readonly leaning: Set<string>;
}

interface Known {
  readonly outcome: Outcome;
  readonly want: number;
  readonly assumed: ReadonlySet<Frame>;
}

/**
 * Finds values that are of several schemas (and not of others) at once, or proves that there is none.
 *
 * A goal that leads back to itself inside its own value is taken to have no value there: were there one, the smallest
 * would hold a smaller one. A result that leans on this is kept only as long as the goal it leans on is not refuted.
 */
export class Solver {
  readonly graph: Graph;
  readonly budget: Budget;
  readonly languages = new Languages();
  /** Goals that were proved to have no value, and how many of them by induction. */
  readonly refuted = { goals: 0, byInduction: 0 };
  readonly #known = new Map<string, Known>();
  readonly #stack: Frame[] = [];
  readonly #underWay = new Map<string, number>();
  readonly #disjoint: Disjointness;
  readonly #plain = new Map<Literal, Literal>();
  readonly #masks: KindMasks;

  constructor(graph: Graph, budget: Budget) {
    this.graph = graph;
    this.#disjoint = new Disjointness(graph);
    this.#masks = new KindMasks(graph);
    this.budget = budget;
  }

  /** At most `want` values that are of all the schemas. `deeper` says that they are parts of the value asked for. */
  solve(literals: Iterable<Literal>, want = 1, deeper = true): Outcome {
    const goal = [...new Set([...literals].map((literal) => this.graph.canonical(literal)))]
      .filter((literal) => literal !== TRUE)
      .sort((a, b) => a - b);
    if (goal.some((literal, i) => literal === FALSE || goal[i + 1] === complement(literal))) return EMPTY;
    const key = goal.join();
    const known = this.#known.get(key);
    if (known !== undefined) {
      const { outcome } = known;
      if (outcome.all || outcome.values.length >= want || known.want >= want) {
        for (const frame of known.assumed) this.#stack.at(-1)?.assumed.add(frame);
        return outcome;
      }
    }
    const open = this.#underWay.get(key);
    if (open !== undefined) return this.#again(open, deeper);
    if (!this.budget.step() || this.#stack.length > 400)
      return undecided(this.budget.spent ?? "the depth of the schema");

    const frame: Frame = { key, deeper, assumed: new Set(), leaning: new Set() };
    this.#underWay.set(key, this.#stack.push(frame) - 1);
    let outcome = this.#verified(this.#solve(goal, want), goal, want);
    this.#stack.pop();
    this.#underWay.delete(key);

    const leansOnItself = frame.assumed.delete(frame);
    if ((leansOnItself || frame.assumed.size > 0) && outcome.values.length > 0)
      outcome = { ...outcome, all: false };
    this.#settle(frame, outcome);
    if (isEmpty(outcome)) {
      this.refuted.goals++;
      if (leansOnItself) this.refuted.byInduction++;
      for (const other of frame.assumed) {
        this.#stack.at(-1)?.assumed.add(other);
        other.leaning.add(key);
      }
      this.#known.set(key, { outcome, want, assumed: frame.assumed });
    } else if (outcome.values.length > 0 || (frame.assumed.size === 0 && this.budget.spent === undefined)) {
      this.#known.set(key, { outcome, want, assumed: new Set() });
    }
    return outcome;
  }

  /** A goal that is under way is met again. */
  #again(open: number, deeper: boolean): Outcome {
    const inside = deeper || this.#stack.slice(open + 1).some((frame) => frame.deeper);
    if (!inside) return undecided("a schema that refers to itself");
    this.#stack.at(-1)?.assumed.add(this.#stack[open] as Frame);
    return EMPTY;
  }

  /** What leans on a goal holds if the goal has no value, or leans on what the goal itself leans on. */
  #settle(frame: Frame, outcome: Outcome): void {
    for (const key of frame.leaning) {
      const known = this.#known.get(key);
      if (known === undefined || !known.assumed.has(frame)) continue;
      if (!isEmpty(outcome)) {
        this.#known.delete(key);
        continue;
      }
      const assumed = new Set([...known.assumed, ...frame.assumed]);
      assumed.delete(frame);
      for (const other of assumed) other.leaning.add(key);
      this.#known.set(key, { ...known, assumed });
    }
  }

  /** Drops values that evaluation does not confirm: reasoning alone never makes a witness. */
  #verified(outcome: Outcome, goal: readonly Literal[], want: number): Outcome {
    const answers = outcome.values.map((value) => holdsAll(this.graph, goal, value));
    if (answers.every((answer) => answer === true)) return outcome;
    const values = outcome.values.filter((_, i) => answers[i] === true).slice(0, want);
    return { values, all: false, why: outcome.why ?? "a value that cannot be evaluated" };
  }

  #solve(goal: readonly Literal[], want: number): Outcome {
    const mask = goal.reduce((all, literal) => all & this.#masks.of(literal), this.graph.universe);
    const found = new Gathering(want);
    for (const kind of kinds) {
      if ((mask & kind) === 0) continue;
      if (found.enough) return found.result(false);
      found.add(this.#solveKind(kind, goal, want));
    }
    return found.result();
  }

  #solveKind(kind: number, goal: readonly Literal[], want: number): Outcome {
    if (kind === NULL) return this.#tryEach([null], kind, goal);
    if (kind === BOOLEAN) return this.#tryEach([false, true], kind, goal);
    const state = new State(kind);
    for (const literal of goal) if (!this.#assume(state, literal)) return EMPTY;
    if (state.finite !== undefined) return this.#tryEach(state.finite, kind, goal);
    return this.#split(state, want);
  }

  #tryEach(values: readonly Value[], kind: number, goal: readonly Literal[]): Outcome {
    const found = new Gathering(values.length);
    for (const value of values) {
      if (kindOf(value) !== kind) continue;
      const answer = holdsAll(this.graph, goal, value);
      if (answer) found.value(value);
      else if (answer === undefined) found.miss(this.#opaqueIn(goal, value));
    }
    return found.result();
  }

  #opaqueIn(goal: readonly Literal[], value: Value): string {
    for (const literal of goal) {
      if (holds(this.graph, literal, value) !== undefined) continue;
      for (const { claim, rule } of this.graph.atomsOf(literal))
        if (claim.kind === "opaque") return claim.why;
        else if (claim.kind === "all") return this.#opaqueIn(claim.of, value) || rule;
    }
    return "a keyword that is not supported";
  }

  /** Takes a literal apart for values of one kind; false when it contradicts what is known already. */
  #assume(state: State, given: Literal): boolean {
    const literal = this.graph.canonical(given);
    if (literal === TRUE || state.literals.has(literal)) return true;
    if (literal === FALSE || state.literals.has(complement(literal))) return false;
    state.literals.add(literal);
    const relevant = this.graph.atomsOf(literal).filter(({ claim }) => (subject(claim) & state.kind) !== 0);
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
      (this.#masks.of(a) & this.#masks.of(b) & kind) === 0 ||
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
    if (!this.budget.step()) return undecided(this.budget.spent ?? "the budget");
    if (!this.#propagate(state)) return EMPTY;
    if (state.finite !== undefined) return this.#tryEach(state.finite, state.kind, [...state.literals]);
    if (state.choices.length === 0) return this.#finish(state, want);
    this.#dropSettled(state);
    if (state.choices.length === 0) return this.#finish(state, want);
    const ways = sumOfWays(state.choices);
    if (!this.#lookAhead(state)) return EMPTY;
    if (sumOfWays(state.choices) < ways && state.choices.some((choice) => choice.ways.length === 1))
      return this.#split(state, want);
    if (state.choices.length > 1) {
      const before = state.choices.length;
      state.choices = state.choices.filter((choice) => !this.#isSettled(state, choice));
      if (state.choices.length < before) return this.#split(state, want);
    }
    const weight = ({ ways, source }: Choice): number => ways.length + (isComplement(source) ? 1000 : 0);
    const choice = state.choices.reduce((best, one) => (weight(one) < weight(best) ? one : best));
    const found = new Gathering(want);
    for (const way of choice.ways) {
      if (found.enough) return found.result(false);
      const next = state.clone();
      next.choices = next.choices.filter((one) => one !== choice);
      if (this.#take(next, way) && this.#mayHold(next)) found.add(this.#split(next, want));
    }
    return found.result();
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
            way.literals.every((literal) => state.literals.has(this.graph.canonical(literal))),
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
    const literal = this.graph.canonical(given);
    return state.literals.has(complement(literal)) || (this.#masks.of(literal) & state.kind) === 0;
  }

  /** Drops choices to break a schema that one known already is apart from. */
  #dropSettled(state: State): void {
    const known = [...state.literals].filter((literal) => !isComplement(literal));
    const apart = this.#apart(state.kind);
    state.choices = state.choices.filter(
      ({ source }) => !isComplement(source) || !known.some((literal) => apart(literal, complement(source))),
    );
  }

  /** Whether what is known already keeps a value from being of the schema that this choice is to break. */
  #isSettled(state: State, choice: Choice): boolean {
    if (!isComplement(choice.source)) return false;
    const known = [...state.literals]
      .filter((literal) => !isComplement(literal))
      .map((literal) => this.#withoutChoices(literal));
    return isEmpty(this.solve([...known, complement(choice.source), this.#ofKind(state.kind)], 1, false));
  }

  /**
   * What a schema says apart from its choices. The state has all of that as facts; of a choice it has only the way that
   * was taken, so that a choice must not be dropped because the schema it comes from implies it.
   */
  #withoutChoices(literal: Literal): Literal {
    let plain = this.#plain.get(literal);
    if (plain === undefined) {
      const claims = this.graph.atomsOf(literal).map(({ claim }) => claim);
      const kept = claims.filter(({ kind }) => kind !== "any" && kind !== "one" && kind !== "all");
      plain = kept.length === claims.length ? literal : this.graph.make(kept);
      this.#plain.set(literal, plain);
    }
    return plain;
  }

  #ofKind(kind: number): Literal {
    return this.graph.make([{ kind: "type", mask: kind }]);
  }

  /** A look at the members that were asked for, before more choices are made. */
  #mayHold(state: State): boolean {
    if (state.kind !== OBJECT || state.choices.length === 0) return true;
    for (const place of state.at.keys())
      if (isEmpty(this.solve(membersOf(state, String(place))))) return false;
    return true;
  }

  /** Drops ways whose part of the value cannot be; false when a choice has none left. */
  #lookAhead(state: State): boolean {
    for (const [i, choice] of state.choices.entries()) {
      const ways = choice.ways.filter((way) => way.part === undefined || mayBePart(this, state, way.part));
      if (ways.length === 0) return false;
      if (ways.length < choice.ways.length) state.choices[i] = { ...choice, ways };
    }
    return true;
  }

  #finish(state: State, want: number): Outcome {
    const outcome = this.#finishKind(state, want);
    if (state.opaque.length === 0 || isEmpty(outcome)) return outcome;
    return undecided(`the keyword ${state.opaque[0]}`);
  }

  #finishKind(state: State, want: number): Outcome {
    switch (state.kind) {
      case STRING:
        return solveText(this.languages, state, want, this.budget.step);
      case BYTES:
        return solveBytes(this, state, want);
      case ARRAY:
        return solveArray(this, state, want);
      case OBJECT:
        return solveObject(this, state, want);
      default:
        return solveNumber(state, want);
    }
  }
}

function sumOfWays(choices: readonly Choice[]): number {
  return choices.reduce((sum, { ways }) => sum + ways.length, 0);
}
