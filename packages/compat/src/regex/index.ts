/** Patterns of JSON Schema read into their parts, for tools that make something of them. */
export type { CharSet } from "./char-set.ts";
export { type Pattern, parsePattern, UnsupportedPattern } from "./parse.ts";
