import type { JsonSchema } from "@waybill/runtime";

/**
 * What the compiler is given: draft-07 with the words of this project replaced by keywords that only the compiler
 * knows. Every one of them is applied to the value itself.
 *
 * * `check`: a schema whose failures need no description.
 * * `call`: a reference to a definition.
 * * `branches` with `tests` and `mode`: `anyOf` or `oneOf`.
 * * `textFormat`, `textLength`: of texts; `wide`: integers of 64 bits.
 * * `bytes`, `jsonDocument`, `noBytes`: binary values, and JSON inside of them.
 */
export type Lowered = boolean | { readonly [keyword: string]: unknown };

export interface Wide {
  readonly format: "int64" | "uint64";
  /** Absent when the schema names no type. */
  readonly types?: readonly string[];
  readonly bounds: readonly { readonly operator: "<" | "<=" | ">" | ">="; readonly limit: number }[];
  /** A divisor, where it is an integer; bigints are checked against it here, numbers by `multipleOf`. */
  readonly divisor?: number;
}

export interface LengthRule {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** What every value that a branch accepts has in common and what costs next to nothing to check. */
export interface BranchTest {
  readonly types?: readonly string[];
  /** Members or items that must be there with one of these values. */
  readonly tags: readonly { readonly key: string | number; readonly values: readonly Primitive[] }[];
}

export type Primitive = string | number | boolean | null;

/** `first`: at most one test can hold, so that the branch behind it decides. */
export type BranchMode = "first" | "any" | "one";

export interface LowerOptions {
  /** Whether values may hold bytes, which are no objects then. */
  readonly binary: boolean;
}

export type Schema = JsonSchema;
