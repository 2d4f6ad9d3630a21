import { equal } from "../equal.ts";
import { didYouMean } from "../nearest.ts";
import type { Check } from "./check.ts";

/** More values than this are not listed in a message. */
const MAX_LISTED = 12;

function valuesWith(isSame: (allowed: unknown, value: unknown) => boolean): Check {
  return {
    keywords: ["enum", "const"],
    apply(run, schema, value, path) {
      for (const rule of ["enum", "const"] as const) {
        if (!(rule in schema)) continue;
        const allowed = rule === "enum" ? (schema.enum ?? []) : [schema.const];
        if (allowed.some((one) => isSame(one, value))) continue;
        run.add(path, rule, oneOf(allowed), didYouMean(value, allowed));
        return false;
      }
      return true;
    },
  };
}

/** `enum` and `const`. */
export const values: Check = /*@__PURE__*/ valuesWith(equal);

/** `enum` and `const` that name no objects and no arrays. */
export const scalars: Check = /*@__PURE__*/ valuesWith((allowed, value) => allowed === value);

/** `must be one of "a", "b"`, of values that the schema declares. */
export function oneOf(values: readonly unknown[]): string {
  const listed = values.slice(0, MAX_LISTED).map((value) => JSON.stringify(value));
  const more = values.length > MAX_LISTED ? ` or ${values.length - MAX_LISTED} more` : "";
  return `must be ${values.length === 1 ? "" : "one of "}${listed.join(", ")}${more}`;
}
