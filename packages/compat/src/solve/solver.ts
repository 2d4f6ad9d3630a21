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
  type Literal,
  NULL,
  OBJECT,
  STRING,
  TRUE,
} from "../normal/graph.ts";
import { Languages } from "../regex/language.ts";
import type { Value } from "../value.ts";
import { solveArray } from "./arrays.ts";
import { Branches } from "./branches.ts";
import type { Budget } from "./budget.ts";
import { solveBytes } from "./bytes.ts";
import { KindMasks } from "./masks.ts";
import { solveNumber } from "./numbers.ts";
import { solveObject } from "./objects.ts";
import { EMPTY, Gathering, isEmpty, type Outcome, undecided } from "./outcome.ts";
import type { State } from "./state.ts";
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
  readonly masks: KindMasks;
  readonly #branches: Branches;

  constructor(graph: Graph, budget: Budget) {
    this.graph = graph;
    this.budget = budget;
    this.masks = new KindMasks(graph);
    this.#branches = new Branches(this);
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
    if (outcome.values.length > 0 && this.budget.isOver()) return undecided(this.budget.spent as string);
    const answers = outcome.values.map((value) => holdsAll(this.graph, goal, value));
    if (answers.every((answer) => answer === true)) return outcome;
    const values = outcome.values.filter((_, i) => answers[i] === true).slice(0, want);
    return { values, all: false, why: outcome.why ?? "a value that cannot be evaluated" };
  }

  #solve(goal: readonly Literal[], want: number): Outcome {
    const mask = goal.reduce((all, literal) => all & this.masks.of(literal), this.graph.universe);
    const found = new Gathering(want);
    for (const kind of kinds) {
      if ((mask & kind) === 0) continue;
      if (found.enough) return found.result(false);
      found.add(this.#solveKind(kind, goal, want));
    }
    return found.result();
  }

  #solveKind(kind: number, goal: readonly Literal[], want: number): Outcome {
    if (kind === NULL) return this.tryEach([null], kind, goal);
    if (kind === BOOLEAN) return this.tryEach([false, true], kind, goal);
    return this.#branches.solve(kind, goal, want);
  }

  /** Those of the values that are of all the schemas and of this kind. */
  tryEach(values: readonly Value[], kind: number, goal: readonly Literal[]): Outcome {
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

  /** Values of what is known, whatever choices are open. */
  finish(state: State, want: number): Outcome {
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
