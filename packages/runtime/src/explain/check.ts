import type { TopicIssue } from "../error.ts";
import type { JsonSchema } from "../topic.ts";
import type { SchemaObject } from "./schema-object.ts";

/** One explanation under way: what checks do besides looking at their own keywords. */
export interface Run {
  readonly root: JsonSchema;
  /** Adds an issue, unless there are enough of them. */
  add(path: string, rule: string, message: string, hint?: string | undefined): void;
  /** Checks a value, or a part of it, against another schema. */
  visit(schema: JsonSchema, value: unknown, path: string): void;
  /** The issues of a branch, at most `limit`, which are not (yet) issues of the message. */
  probe(schema: JsonSchema, value: unknown, path: string, limit?: number): readonly TopicIssue[];
  /** Counts work whose amount the value decides. */
  step(path: string): void;
}

/** The part of the interpreter that knows some keywords. A bundle has only the checks that its schemas need. */
export interface Check {
  /** The check is asked about schemas that have one of them. */
  readonly keywords: readonly string[];
  /** Adds issues of a value of any type. Gives `false` when nothing else has to be said of the value. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most checks have nothing to give
  apply(run: Run, schema: SchemaObject, value: unknown, path: string): boolean | void;
  /** Says, in place and at all levels, what JSON Schema says with other keywords: that of draft-07, or of 2020-12. */
  translate?(root: Record<string, unknown>, isModern: boolean): void;
}
