export { parseReadable } from "./parse.ts";
export { type ReadableOptions, toReadable } from "./print.ts";
