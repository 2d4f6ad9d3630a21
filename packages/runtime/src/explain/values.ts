import { equal } from "../equal.ts";
import { nearest } from "../nearest.ts";
import type { Explainer } from "./explainer.ts";

/** More values than this are not listed in a message. */
const MAX_LISTED = 12;

export function explainEnum(
  run: Explainer,
  values: readonly unknown[],
  value: unknown,
  path: string,
): boolean {
  if (values.some((allowed) => equal(allowed, value))) return true;
  run.add(path, "enum", oneOf(values), didYouMean(value, values));
  return false;
}

export function explainConst(run: Explainer, constant: unknown, value: unknown, path: string): boolean {
  if (equal(constant, value)) return true;
  run.add(path, "const", oneOf([constant]), didYouMean(value, [constant]));
  return false;
}

/** `must be one of "a", "b"`, of values that the schema declares. */
export function oneOf(values: readonly unknown[]): string {
  const listed = values.slice(0, MAX_LISTED).map((value) => JSON.stringify(value));
  const more = values.length > MAX_LISTED ? ` or ${values.length - MAX_LISTED} more` : "";
  return values.length === 1 ? `must be ${listed[0]}` : `must be one of ${listed.join(", ")}${more}`;
}

/** A hint that names a declared value, never the one of the message. */
export function didYouMean(value: unknown, values: readonly unknown[]): string | undefined {
  if (typeof value !== "string") return undefined;
  const near = nearest(
    value,
    values.filter((allowed) => typeof allowed === "string"),
  );
  return near === undefined ? undefined : `did you mean "${near}"?`;
}
