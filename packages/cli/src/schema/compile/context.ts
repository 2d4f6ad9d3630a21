import type { JsonSchema } from "@waybill/runtime";
import type { Expression } from "./expression.ts";
import type { ModuleWriter, Scope } from "./module.ts";

export type Node = { readonly [keyword: string]: unknown };
export type Definitions = Readonly<Record<string, JsonSchema>>;

/** What the compilers of single keywords are given. */
export interface Context {
  readonly module: ModuleWriter;
  readonly scope: Scope;
  readonly definitions: Definitions;
  /** Values, by their names, that are known to be objects. */
  readonly objects: ReadonlySet<string>;
  /** Whether the value of that name matches the schema. */
  check(schema: JsonSchema, value: string): Expression;
  /** The same for a part of a value that has to be read first, given as an expression that reads it. */
  checkPart(schema: JsonSchema, part: string): Expression;
  /** A context for the inside of another function. */
  inFunction(scope: Scope): Context;
}
