import { accepting } from "./accepting.ts";
import { type Compiled, readInto } from "./compile.ts";
import { type Confirm, opinionOf, withoutIgnored } from "./confirm.ts";
import { declaredOnly } from "./declared.ts";
import { attribute, type Cause } from "./edits/attribute.ts";
import type { Edit } from "./edits/edit.ts";
import { Pairing } from "./edits/pairing.ts";
import { type Reverted, revert } from "./edits/reverting.ts";
import { explain, type Failure, holds } from "./evaluate.ts";
import type { Finding, FindingClass, Proof } from "./finding.ts";
import { findingOf, type Seen } from "./finding-of.ts";
import { Document } from "./normal/document.ts";
import { complement, type Literal, TRUE } from "./normal/graph.ts";
import { shrink } from "./shrink.ts";
import type { Budget } from "./solve/budget.ts";
import { isEmpty, type Outcome } from "./solve/outcome.ts";
import { Solver } from "./solve/solver.ts";
import { hasDecimal, type JsonSchema, type Value } from "./value.ts";

export interface Inclusion {
  readonly findings: readonly Finding[];
  /** Whether every message that the findings do not explain is provably accepted. */
  readonly complete: boolean;
  /** When it is not complete: what could not be decided. */
  readonly obligation?: string;
  /** When there is no finding and it is complete. */
  readonly proof?: Proof;
}

export interface InclusionOptions {
  /** The old schema and the new one in one graph. */
  readonly compiled: Compiled;
  readonly old: JsonSchema;
  readonly new: JsonSchema;
  /** Whether the writer's is the old schema. */
  readonly writerIsOld: boolean;
  readonly format: "assert" | "annotate";
  readonly confirm: Confirm | undefined;
  readonly budget: Budget;
  readonly most: number;
}

/** Whether every message of the writer's schema is one of the reader's, with one finding for each edit by which it is not. */
export function decideInclusion(options: InclusionOptions): Inclusion {
  return new Search(options).run();
}

/** What a search for a message ended with. */
type Step =
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly obligation: string }
  | { readonly kind: "found"; readonly witness: Value; readonly seen: Seen };

const AGREEMENT = "a message on which the validators agree";

class Search {
  readonly #options: InclusionOptions;
  readonly #writer: Literal;
  readonly #reader: Literal;
  readonly #documents: { readonly writer: Document; readonly reader: Document };
  readonly #plain: { readonly writer: JsonSchema; readonly reader: JsonSchema };
  readonly #solver: Solver;
  /** Edits that were found to break, and are taken back to find the others. */
  readonly #taken = new Set<Edit>();
  #pairing: Pairing | undefined;
  #current: Reverted | undefined;

  constructor(options: InclusionOptions) {
    this.#options = options;
    const { compiled, writerIsOld, format, budget } = options;
    const [writer, reader] = writerIsOld ? [0, 1] : [1, 0];
    const schemas = [options.old, options.new].map((schema) => withoutIgnored(schema, format));
    this.#writer = compiled.roots[writer] as Literal;
    this.#reader = compiled.roots[reader] as Literal;
    this.#documents = {
      writer: compiled.documents[writer] as Document,
      reader: compiled.documents[reader] as Document,
    };
    this.#plain = { writer: schemas[writer] as JsonSchema, reader: schemas[reader] as JsonSchema };
    this.#solver = new Solver(compiled.graph, budget);
  }

  run(): Inclusion {
    const first = this.#next(TRUE);
    if (first.kind === "none") return { findings: [], complete: true, proof: this.#proof() };
    const findings: Finding[] = [];
    // Edits that need no undeclared key to break come first, so that what is left is due to undeclared keys alone.
    const declared = this.#collect(findings, this.#declaredOnly(), "strict");
    if (declared !== undefined && findings.length >= this.#options.most)
      return { findings, complete: false, obligation: declared };
    const strict = this.#collect(
      findings,
      TRUE,
      declared === undefined ? "only-by-undeclared-property" : "strict",
    );
    const obligation = strict ?? declared;
    // Looking for edits one by one may use up the budget; what was found before that stays found.
    if (findings.length === 0 && first.kind === "found") this.#add(findings, first, "strict");
    return obligation === undefined
      ? { findings, complete: true }
      : { findings, complete: false, obligation };
  }

  /** Adds edits until none breaks; what could not be decided, if so. */
  #collect(findings: Finding[], limit: Literal, kind: FindingClass): string | undefined {
    for (;;) {
      const step = this.#next(limit);
      if (step.kind === "none") return undefined;
      if (step.kind === "unknown") return step.obligation;
      const cause = this.#add(findings, step, kind);
      if (cause === undefined) return "what else breaks";
      if (findings.length >= this.#options.most) return `more than ${this.#options.most} causes`;
      for (const edit of [cause.edit, ...cause.along]) this.#taken.add(edit);
      this.#current = revert(this.#pairs(), this.#taken);
    }
  }

  #add(
    findings: Finding[],
    { witness, seen }: Extract<Step, { kind: "found" }>,
    kind: FindingClass,
  ): Cause | undefined {
    const { compiled, writerIsOld, format } = this.#options;
    const { graph } = compiled;
    const pairing = this.#pairs();
    const current = this.#current ?? revert(pairing, this.#taken);
    const places = accepting(graph, this.#writer, witness);
    const [refusing] = explain(graph, current.literal, witness, { places, literals: new Set() });
    if (refusing === undefined) return undefined;
    const cause = attribute(pairing, this.#taken, current, witness, refusing);
    if (cause === undefined) return undefined;
    const failure = this.#failureBy(cause.edit, current, witness, places) ?? refusing;
    const { reader } = this.#documents;
    const owner = pairing.edits.get(cause.edit);
    const at = owner === undefined ? [] : pathOf(failure, current.literalOf(owner));
    findings.push(
      findingOf({ edit: cause.edit, failure, at, writerIsOld, witness, seen, kind, reader, format }),
    );
    return cause;
  }

  /** What refuses a message as far as it has to do with the edit. */
  #failureBy(
    edit: Edit,
    current: Reverted,
    witness: Value,
    places: ReadonlySet<string>,
  ): Failure | undefined {
    const owner = this.#pairs().edits.get(edit);
    if (owner === undefined) return undefined;
    const literals = new Set(
      this.#pairs()
        .around(owner)
        .map((pair) => current.literalOf(pair)),
    );
    const own = current.literalOf(owner);
    const failures = explain(this.#options.compiled.graph, current.literal, witness, { places, literals });
    const inside = failures.filter(({ within }) => within.some(({ literal }) => literal === own));
    return (
      inside.find(({ at }) => at === edit.reader || at.startsWith(`${edit.reader}/`)) ??
      inside.find(({ key }) => key !== undefined && (key === edit.key || key === edit.renamed)) ??
      inside[0]
    );
  }

  #pairs(): Pairing {
    this.#pairing ??= new Pairing(this.#options.compiled.graph, this.#documents, this.#writer, this.#reader);
    return this.#pairing;
  }

  #declaredOnly(): Literal {
    const { compiled, format } = this.#options;
    const document = new Document(declaredOnly(this.#documents.writer));
    return readInto(compiled.graph, [document], format)[0] as Literal;
  }

  /** The next message that is refused, edits that were found taken back. */
  #next(limit: Literal): Step {
    const refused = this.#current?.literal ?? this.#reader;
    const goal = [this.#writer, limit, complement(refused)];
    const step = this.#search(goal, refused);
    // Where a schema may hold or not, as in `oneOf`, taking back an edit may refuse what was accepted before.
    if (step !== "none of the reader's" || refused === this.#reader) return asStep(step);
    return asStep(this.#search([...goal, complement(this.#reader)], refused));
  }

  #search(goal: readonly Literal[], refused: Literal): Step | "none of the reader's" {
    let outcome = this.#solver.solve(goal);
    if (isEmpty(outcome)) return { kind: "none" };
    if (outcome.values.length === 0) return { kind: "unknown", obligation: obligationOf(outcome) };
    let step = this.#confirmOne(goal, refused, outcome);
    if (step === undefined && outcome.values.length < 6) {
      outcome = this.#solver.solve(goal, 6);
      step = this.#confirmOne(goal, refused, outcome);
    }
    return step ?? "none of the reader's";
  }

  #confirmOne(goal: readonly Literal[], refused: Literal, outcome: Outcome): Step | undefined {
    const { compiled, budget } = this.#options;
    const { graph } = compiled;
    const breaks = (value: Value): boolean =>
      goal.every((literal) => holds(graph, literal, value) === true) &&
      holds(graph, refused, value) === false &&
      holds(graph, this.#reader, value) === false;
    for (const value of outcome.values) {
      if (!breaks(value)) continue;
      for (const witness of [shrink(value, breaks, () => budget.isOver()), value]) {
        const seen = this.#seen(witness);
        if (seen !== undefined) return { kind: "found", witness, seen };
      }
    }
    return undefined;
  }

  /** How many validators see the schemas as they were given differ; undefined when one sees that they do not. */
  #seen(witness: Value): Seen | undefined {
    const { confirm } = this.#options;
    if (confirm === undefined || hasDecimal(witness)) return { confirmations: 1 };
    const { writer, reader } = this.#plain;
    const writes = opinionOf(confirm, writer, witness);
    if (writes?.valid === false) return undefined;
    const reads = opinionOf(confirm, reader, witness);
    if (reads?.valid === true) return undefined;
    const confirmations = writes === undefined || reads === undefined ? 1 : 2;
    if (reads === undefined) return { confirmations };
    return { confirmations, message: reads.message ?? "refuses it" };
  }

  #proof(): Proof {
    const { graph } = this.#options.compiled;
    const { goals, byInduction } = this.#solver.refuted;
    if (graph.canonical(this.#writer) === graph.canonical(this.#reader))
      return { argument: "both schemas say the same, annotations aside", refuted: 0, byInduction: 0 };
    const steps = `${goals} ${goals === 1 ? "step" : "steps"}`;
    const induction =
      byInduction > 0 ? `, ${byInduction} of them by induction on the size of the message` : "";
    const argument = `no message breaks the reader's schema, shown in ${steps}${induction}`;
    return { argument, refuted: goals, byInduction };
  }
}

function asStep(step: Step | "none of the reader's"): Step {
  return typeof step === "string" ? { kind: "unknown", obligation: AGREEMENT } : step;
}

function pathOf(failure: Failure, literal: Literal): Failure["path"] {
  return failure.within.find((one) => one.literal === literal)?.path ?? failure.path;
}

function obligationOf(outcome: Outcome): string {
  return outcome.why ?? "whether some message breaks the reader's schema";
}
