import type { Value } from "./value.ts";

export type Verdict = "compatible" | "breaking" | "unknown";

/**
 * What kind of change a finding is.
 * - `strict`: messages that declare every key and need no policy to be judged.
 * - `only-by-undeclared-property`: only messages with a key that the writer's schema does not name.
 * - `only-by-format`: the reader's `format` refuses; validators that take formats as annotations would not.
 * - `default-would-fill`: a key is missing for which the reader's schema has a valid default.
 * - `beyond-double`: only numbers that a double cannot tell from their neighbours.
 * - `annotation`: the accepted messages are the same, what is said about them is not.
 */
export type FindingClass =
  | "strict"
  | "only-by-undeclared-property"
  | "only-by-format"
  | "default-would-fill"
  | "beyond-double"
  | "annotation";

/** One edit because of which a reader refuses what a writer may send. */
export interface Finding {
  /** The keyword that was edited: `maximum`, `enum`, `required`; `properties` or `oneOf` where a part of it came or went. */
  readonly rule: string;
  /** What became of it from the old schema to the new one. */
  readonly edit: "added" | "removed" | "changed" | "renamed";
  readonly class: FindingClass;
  /** Whether the finding makes the verdict under the policies that were asked for. */
  readonly counts: boolean;
  /** Where in the old and in the new schema, as JSON Pointers: what was edited, or what is around it where it is not. */
  readonly old: string;
  readonly new: string;
  /** Where in the message, as a JSON Pointer. */
  readonly path: string;
  /** The key that is missing from the object at `path`, or that must not be in it. */
  readonly key?: string;
  /** Lower-case fragment that names the place and what the reader wants of it; holds nothing of the witness. */
  readonly message: string;
  /** The same without the place: `must be <= 5`. */
  readonly demand: string;
  /** The smallest message found that the writer's schema accepts and the reader's refuses; none for annotations. */
  readonly witness?: Value;
  /** How many validators saw the writer's schema accept and the reader's refuse the witness: 2 with `confirm`. */
  readonly confirmations: number;
  /** What each validator that refuses the witness says of it: this package's evaluator, then the one of `confirm`. */
  readonly refusals: readonly Refusal[];
  readonly hint: string;
}

/** A validator's words on why the reader's schema refuses the witness. */
export interface Refusal {
  readonly by: "evaluator" | "confirm";
  readonly message: string;
}

/** Why a direction is compatible. */
export interface Proof {
  readonly argument: string;
  /** Conjunctions of schemas that were shown to have no value, and how many of these by induction on its size. */
  readonly refuted: number;
  readonly byInduction: number;
}
