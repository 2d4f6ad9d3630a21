import { type Compiled, compile } from "./compile.ts";
import { type Confirm, opinionOf, withoutIgnored } from "./confirm.ts";
import { declaredOnly } from "./declared.ts";
import { hintOf, messageOf } from "./describe.ts";
import { explain, type Failure, holds } from "./evaluate.ts";
import type { Finding, FindingClass, Proof } from "./finding.ts";
import { accepting, locate } from "./locate.ts";
import { Document } from "./normal/document.ts";
import { complement, type Literal, TRUE } from "./normal/graph.ts";
import { relax } from "./relax.ts";
import { shrink } from "./shrink.ts";
import type { Budget } from "./solve/budget.ts";
import { isEmpty, type Outcome } from "./solve/outcome.ts";
import { Solver } from "./solve/solver.ts";
import { isBeyondDouble, isObject, type JsonSchema, toPointer, type Value } from "./value.ts";

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
  readonly writer: JsonSchema;
  readonly reader: JsonSchema;
  readonly format: "assert" | "annotate";
  readonly confirm: Confirm | undefined;
  readonly budget: Budget;
  readonly most: number;
  /** Whether the writer's is the old schema. */
  readonly writerIsOld: boolean;
}

/** Whether every message of the writer's schema is one of the reader's, with one finding for each cause if not. */
export function decideInclusion(options: InclusionOptions): Inclusion {
  return new Search(options).run();
}

/** What a search for a message ended with. */
type Step =
  | { readonly kind: "none"; readonly proof: Proof }
  | { readonly kind: "unknown"; readonly obligation: string }
  | {
      readonly kind: "found";
      readonly witness: Value;
      readonly failure: Failure;
      readonly seen: Seen;
    };

/** How many validators see the witness differ, and what the second one says of it. */
interface Seen {
  readonly confirmations: number;
  readonly message?: string;
}

const AGREEMENT = "a message on which the validators agree";

class Search {
  readonly #options: InclusionOptions;
  readonly #original: Compiled;
  readonly #writer: JsonSchema;
  readonly #reader: JsonSchema;
  #relaxed: JsonSchema;

  constructor(options: InclusionOptions) {
    this.#options = options;
    this.#original = compile([options.writer, options.reader], options.format);
    this.#writer = withoutIgnored(options.writer, options.format);
    this.#reader = withoutIgnored(options.reader, options.format);
    this.#relaxed = options.reader;
  }

  run(): Inclusion {
    const first = this.#next(true);
    if (first.kind === "none") return { findings: [], complete: true, proof: first.proof };
    const findings: Finding[] = [];
    // Causes that need no undeclared key come first, so that what is left is due to undeclared keys alone.
    const limit = new Document(declaredOnly(this.#options.writer));
    const declared = this.#collect(findings, limit, "strict");
    if (declared !== undefined && findings.length >= this.#options.most)
      return this.#incomplete(findings, declared);
    const strict = this.#collect(
      findings,
      true,
      declared === undefined ? "only-by-undeclared-property" : "strict",
    );
    const obligation = strict ?? declared;
    // Looking for causes one by one may use up the budget; what was found before that stays found.
    if (findings.length === 0 && first.kind === "found")
      findings.push(this.#describe(first.witness, first.failure, first.seen, "strict"));
    return obligation === undefined ? { findings, complete: true } : this.#incomplete(findings, obligation);
  }

  #incomplete(findings: readonly Finding[], obligation: string): Inclusion {
    return { findings, complete: false, obligation };
  }

  /** Adds causes until there is none; what could not be decided, if so. */
  #collect(findings: Finding[], limit: JsonSchema | Document, kind: FindingClass): string | undefined {
    let last: { readonly failure: Failure; readonly before: JsonSchema } | undefined;
    for (;;) {
      const step = this.#next(limit);
      if (step.kind === "none") return undefined;
      if (step.kind === "unknown") {
        // Without a keyword in one of its branches a oneOf may refuse what it did not: then it goes as a whole.
        const { before, failure } = last ?? {};
        const whole = before && failure?.union !== undefined ? relax(before, failure.union) : undefined;
        if (step.obligation !== AGREEMENT || whole === undefined) return step.obligation;
        this.#relaxed = whole;
        last = undefined;
        continue;
      }
      findings.push(this.#describe(step.witness, step.failure, step.seen, kind));
      if (findings.length >= this.#options.most) return `more than ${this.#options.most} causes`;
      const relaxed = relax(this.#relaxed, step.failure.at);
      if (relaxed === undefined) return `what else breaks beside ${step.failure.at}`;
      last = { failure: step.failure, before: this.#relaxed };
      this.#relaxed = relaxed;
    }
  }

  /** The next message that the relaxed reader's schema refuses. */
  #next(limit: JsonSchema | Document): Step {
    const { format, budget, reader } = this.#options;
    const { graph, roots, documents } = this.#original;
    const compiled =
      limit === true && this.#relaxed === reader
        ? { graph, documents, roots: [...roots, TRUE] }
        : compile([documents[0] as Document, this.#relaxed, limit], format);
    const [a, b, c] = compiled.roots as [Literal, Literal, Literal];
    const solver = new Solver(compiled.graph, budget);
    const goal = [a, c, complement(b)];
    let outcome = solver.solve(goal);
    if (isEmpty(outcome)) return { kind: "none", proof: proofOf(compiled, solver) };
    if (outcome.values.length === 0) return { kind: "unknown", obligation: obligationOf(outcome) };
    let step = this.#confirmOne(compiled, outcome);
    if (step === undefined && outcome.values.length < 6) {
      outcome = solver.solve(goal, 6);
      step = this.#confirmOne(compiled, outcome);
    }
    return step ?? { kind: "unknown", obligation: AGREEMENT };
  }

  #confirmOne(compiled: Compiled, outcome: Outcome): Step | undefined {
    const [a, b, c] = compiled.roots as [Literal, Literal, Literal];
    for (const value of outcome.values) {
      const why = (one: Value): Failure | undefined =>
        explain(compiled.graph, b, one, accepting(compiled.graph, a, one))[0];
      const cause = why(value);
      if (cause === undefined) continue;
      const isSmaller = (smaller: Value): boolean => {
        if (holds(compiled.graph, a, smaller) !== true || holds(compiled.graph, c, smaller) !== true)
          return false;
        if (holds(compiled.graph, b, smaller) !== false) return false;
        return why(smaller)?.at === cause.at;
      };
      const tries = isBeyondDouble(value) ? [value] : [shrink(value, isSmaller), value];
      for (const witness of tries) {
        const seen = this.#seen(witness);
        const failure = why(witness);
        if (seen !== undefined && failure !== undefined) return { kind: "found", witness, failure, seen };
      }
    }
    return undefined;
  }

  /** How many validators see the unrelaxed schemas differ; 0 when one sees that they do not. */
  #seen(witness: Value): Seen | undefined {
    const { graph, roots } = this.#original;
    const [a, b] = roots as [Literal, Literal];
    if (holds(graph, a, witness) !== true || holds(graph, b, witness) !== false) return undefined;
    const { confirm } = this.#options;
    if (confirm === undefined) return { confirmations: 1 };
    const [writes, reads] = [this.#writer, this.#reader].map((schema) => opinionOf(confirm, schema, witness));
    if (writes?.valid === false || reads?.valid === true) return undefined;
    const confirmations = writes === undefined || reads === undefined ? 1 : 2;
    if (reads === undefined) return { confirmations };
    return { confirmations, message: reads.message ?? "refuses it" };
  }

  #describe(witness: Value, failure: Failure, seen: Seen, kind: FindingClass): Finding {
    const { graph, roots, documents } = this.#original;
    const [writer, reader] = documents as [Document, Document];
    const own = locate(graph, roots[0] as Literal, writer, witness, failure.path, failure);
    const found = this.#classify(witness, failure, kind);
    const message = messageOf(failure, reader);
    return {
      rule: failure.rule,
      class: found,
      counts: true,
      old: this.#options.writerIsOld ? own : failure.at,
      new: this.#options.writerIsOld ? failure.at : own,
      path: toPointer(failure.path),
      ...(failure.key !== undefined && { key: failure.key }),
      message,
      witness,
      confirmations: seen.confirmations,
      refusals: [
        { by: "evaluator", message },
        ...(seen.message === undefined ? [] : [{ by: "confirm" as const, message: seen.message }]),
      ],
      hint: hintOf(failure, found, this.#options.writerIsOld),
    };
  }

  #classify(witness: Value, failure: Failure, kind: FindingClass): FindingClass {
    if (kind === "only-by-undeclared-property") return kind;
    if (failure.rule === "format" && !isBeyondDouble(witness)) return "only-by-format";
    if (failure.rule === "required" && this.#hasDefault(failure)) return "default-would-fill";
    return isBeyondDouble(witness) ? "beyond-double" : kind;
  }

  /** Whether the reader's schema has a default for the missing key that is of the key's schema. */
  #hasDefault({ at, key }: Failure): boolean {
    const schema = at.replace(/\/required\/\d+$/, "");
    const node = this.#original.documents[1]?.at(schema);
    if (key === undefined || !isObject(node) || !isObject(node["properties"])) return false;
    const member = node["properties"][key];
    if (!isObject(member) || !("default" in member)) return false;
    const { reader, format } = this.#options;
    const { $schema, definitions, $defs } = reader as { readonly [keyword: string]: unknown };
    const { graph, roots } = compile([{ $schema, definitions, $defs, ...member }], format);
    return holds(graph, roots[0] as Literal, member["default"] as Value) === true;
  }
}

function proofOf({ graph, roots }: Compiled, solver: Solver): Proof {
  const [a, b] = roots as [Literal, Literal];
  const { goals, byInduction } = solver.refuted;
  if (graph.canonical(a) === graph.canonical(b))
    return { argument: "both schemas say the same, annotations aside", refuted: 0, byInduction: 0 };
  const induction = byInduction > 0 ? `, ${byInduction} of them by induction on the size of the message` : "";
  const argument = `no message breaks the reader's schema: ${goals} conjunctions are shown to have none${induction}`;
  return { argument, refuted: goals, byInduction };
}

function obligationOf(outcome: Outcome): string {
  return outcome.why ?? "whether some message breaks the reader's schema";
}
