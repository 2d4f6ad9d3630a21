import { equal } from "../equal.ts";
import { didYouMean } from "../nearest.ts";
import type { Check, Judge } from "./check.ts";

/** More values than this are not listed in a message. */
const MAX_LISTED = 12;

function valuesWith(isSame: (allowed: unknown, value: unknown) => boolean): Check {
  return {
    keywords: ["enum", "const"],
    compile(schema, { add }) {
      const rules = (["enum", "const"] as const).filter((rule) => rule in schema);
      return rules.map((rule): Judge => {
        const allowed = rule === "enum" ? (schema.enum as readonly unknown[]) : [schema.const];
        return (value) =>
          allowed.some((one) => isSame(one, value)) || add(rule, oneOf(allowed), didYouMean(value, allowed));
      });
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
