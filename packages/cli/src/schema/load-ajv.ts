import { createRequire } from "node:module";

/**
 * Ajv, loaded when something is checked by it: every command that prints findings imports the rules that know it, and most
 * runs need none of them.
 */
export function loadAjv(): typeof import("ajv") {
  return createRequire(import.meta.url)("ajv") as typeof import("ajv");
}
