import type { TopicIssue } from "../error.ts";
import type { JsonSchema } from "../topic.ts";
import type { SchemaObject } from "./schema-object.ts";

/** Looks at a value by a schema: that of the place where the explanation is, or of a member of it. */
export type Visit = (value: unknown, key?: string | number) => void;

/** Adds issues of a value of any type. Gives `false` when nothing else has to be said of the value. */
// biome-ignore lint/suspicious/noConfusingVoidType: most have nothing to give
export type Judge = (value: unknown) => boolean | void;

/** What checks use besides their own keywords: the explanation that is under way, of one value after the other. */
export interface Run {
  readonly root: JsonSchema;
  /** How to look at a value by another schema, which is compiled when the first value comes to it. */
  visitOf(schema: JsonSchema): Visit;
  /** Adds an issue of the place, or of a member of it. Gives `false`, for judges with which that settles it. */
  add(rule: string, message: string, hint?: string | undefined, key?: string | number): false;
  /** Adds issues that a probe has found. */
  take(found: readonly TopicIssue[]): void;
  /** The issues of a branch, which are not (yet) issues of the message. */
  probe(visit: Visit, value: unknown): readonly TopicIssue[];
  /** The place, as a JSON Pointer. */
  path(): string;
}

/** The part of the interpreter that knows some keywords. A bundle has only the checks that its schemas need. */
export interface Check {
  /** The check is asked about schemas that have one of them. */
  readonly keywords: readonly string[];
  /** What a schema says with the keywords. */
  compile(schema: SchemaObject, run: Run): Judge | readonly Judge[];
  /** Says, in place and at all levels, what JSON Schema says with other keywords: that of draft-07, or of 2020-12. */
  translate?(root: Record<string, unknown>, isModern: boolean): void;
}
