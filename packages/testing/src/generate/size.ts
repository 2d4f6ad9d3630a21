/**
 * Items, keys, characters and bytes that the least value of a schema may need, those within its items included. More are
 * never made up: each takes memory in every message and time in every test.
 */
export const MAX_SIZE = 100_000;

/** What a keyword asks for that is more than that. */
export interface TooLarge {
  readonly keyword: "minItems" | "minContains" | "minLength" | "minProperties";
  readonly count: number;
}

const WHAT: Readonly<Record<TooLarge["keyword"], string>> = {
  minItems: "items",
  minContains: "items",
  minLength: "characters or bytes",
  minProperties: "keys",
};

/** What is said of the keyword at a place of the schema, where the place is known. */
export function tooLargeText({ keyword, count }: TooLarge, place: string = keyword): string {
  const within = count > MAX_SIZE ? "," : ", with what is in them";
  return `${place} asks for ${count} ${WHAT[keyword]}${within} more than the ${MAX_SIZE} that are made up; lower it, or give such a value to build()`;
}
