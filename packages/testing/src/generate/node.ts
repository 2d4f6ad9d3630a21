import type { JsonSchema } from "@waybill/runtime";
import type fc from "fast-check";
import type { TopicSchema } from "../schema/topic-schema.ts";
import type { TooLarge } from "./size.ts";

/** Values of one schema: at random, and one that does not change from run to run. */
export interface Node {
  readonly arbitrary: fc.Arbitrary<unknown>;
  /** A value; with `isFull`, one that has every optional key and an item in every array. */
  example(isFull: boolean): unknown;
  /** Items, keys, characters and bytes in the least value; one where it says nothing. */
  readonly size?: number;
}

/** What the generators of parts share. */
export interface Context {
  readonly schema: TopicSchema;
  /** A node for all the schemas; undefined when they have no value, or recursion leaves none. */
  visit(schemas: readonly JsonSchema[], entered: ReadonlyMap<string, number>): Node | undefined;
  /** Whether a value of that size is too large to be made up; takes note of the keyword that asks for it. */
  isTooLarge(keyword: TooLarge["keyword"], count: number, size?: number): boolean;
}
