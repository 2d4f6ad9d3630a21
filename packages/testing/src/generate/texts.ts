import { witness } from "@waybill/compat";
import { formats as formatTests } from "@waybill/runtime/codegen";
import fc from "fast-check";
import { expression } from "../schema/expression.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import { formats } from "./formats.ts";
import { greatest, least } from "./limits.ts";
import type { Node } from "./node.ts";

/** Longer texts than this are only made where a schema asks for them. */
const USUAL_LENGTH = 24;
/** A greatest length up to this is reached, too. */
const LONGEST = 5_000;

const TEXT_KEYWORDS = ["minLength", "maxLength", "pattern", "format"];

/** One code point each, so that their number is the length that schemas mean. */
const character = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_-. ") },
  { weight: 2, arbitrary: fc.constantFrom(..."!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~") },
  { weight: 1, arbitrary: fc.constantFrom("é", "ß", "中", "😀", "\n", "\t", "\u0000", "\u2028") },
);

export function texts(parts: readonly SchemaObject[]): Node | undefined {
  const keywords = [...TEXT_KEYWORDS, "examples", "default"];
  const key = JSON.stringify(parts.map((part) => keywords.map((keyword) => part[keyword] ?? null)));
  if (!known.has(key)) known.set(key, make(parts));
  return known.get(key);
}

/** To make one takes milliseconds, and a schema often asks the same of texts in many places. */
const known = new Map<string, Node | undefined>();

function make(parts: readonly SchemaObject[]): Node | undefined {
  const min = greatest(parts, "minLength", 0);
  const max = least(parts, "maxLength", Number.POSITIVE_INFINITY);
  if (min > max) return undefined;
  const format = parts
    .map((part) => part["format"])
    .find((name) => typeof name === "string" && Object.hasOwn(formats, name));
  const patterns = [...new Set(parts.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern])))];
  const fits = fitting(parts, min, max);
  const shown = parts
    .flatMap((part) => [...(part["examples"] ?? []), ...("default" in part ? [part["default"]] : [])])
    .filter((value) => typeof value === "string" && fits(value));
  const plain = free(min, max);
  if (patterns.length === 0 && format === undefined) {
    const example = shown[0] ?? "a".repeat(min);
    const arbitrary =
      shown.length > 0 ? fc.oneof({ weight: 5, arbitrary: plain }, fc.constantFrom(...shown)) : plain;
    return { arbitrary, example: () => example, size: min };
  }
  const found = patterns.length > 0 ? witnessOf(parts) : undefined;
  const sure = [...shown, ...(found === undefined ? [] : [found])];
  const candidates = patterns.map((pattern) => matching(pattern, min, max));
  if (format !== undefined) candidates.push(formats[format]?.arbitrary());
  const often = candidates
    .filter((arbitrary) => arbitrary !== undefined)
    .filter((arbitrary) => isLikely(arbitrary, fits))
    .map((arbitrary) => ({ weight: 4, arbitrary: arbitrary.filter(fits) }));
  const example = [...sure, formats[format as string]?.example].find(
    (text) => text !== undefined && fits(text),
  );
  if (example !== undefined) often.push({ weight: 1, arbitrary: fc.constantFrom(...sure, example) as never });
  if (often.length === 0) return undefined;
  const fallback = example ?? (fc.sample(fc.oneof(...often), { numRuns: 1, seed: 1 })[0] as unknown);
  return { arbitrary: fc.oneof(...often), example: () => fallback, size: min };
}

function free(min: number, max: number): fc.Arbitrary<string> {
  const usual = fc.string({ unit: character, minLength: min, maxLength: Math.min(max, min + USUAL_LENGTH) });
  if (max > LONGEST || max <= min + USUAL_LENGTH) return usual;
  const longest = fc.string({ unit: character, minLength: 1, maxLength: 8 }).map((text) => {
    const points = [...text];
    return Array.from({ length: max }, (_, i) => points[i % points.length]).join("");
  });
  return fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: longest });
}

function fitting(parts: readonly SchemaObject[], min: number, max: number): (text: string) => boolean {
  const tests = parts.flatMap(({ pattern }) => (pattern === undefined ? [] : [expression(pattern)]));
  const named = parts.flatMap(({ format }) => (Object.hasOwn(formats, format) ? [formatTest(format)] : []));
  return (text) => {
    const { length } = [...text];
    const isLong = length >= min && length <= max;
    return isLong && tests.every((test) => test.test(text)) && named.every((test) => test(text));
  };
}

function formatTest(name: string): (text: string) => boolean {
  return (formatTests as Readonly<Record<string, (text: string) => boolean>>)[name] ?? (() => true);
}

/** Texts in which the pattern is found; look-aheads are left out, and what they refuse is refused afterwards. */
function matching(pattern: string, min: number, max: number): fc.Arbitrary<string> | undefined {
  for (const candidate of [pattern, withoutLookArounds(pattern)]) {
    try {
      const size = { maxLength: Math.min(max, Math.max(min, USUAL_LENGTH * 4)) };
      return fc.stringMatching(new RegExp(candidate, "u"), size);
    } catch {
      // Not in the part of the language that fast-check has texts for.
    }
  }
  return undefined;
}

function withoutLookArounds(pattern: string): string {
  let result = "";
  for (let i = 0; i < pattern.length; i++) {
    if (/^\(\?<?[=!]/.test(pattern.slice(i))) i = endOfGroup(pattern, i);
    else if (pattern[i] === "\\") result += pattern.slice(i, ++i + 1);
    else result += pattern[i];
  }
  return result;
}

function endOfGroup(pattern: string, start: number): number {
  let depth = 0;
  let isInClass = false;
  for (let i = start; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === "\\") i++;
    else if (isInClass) isInClass = char !== "]";
    else if (char === "[") isInClass = true;
    else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return i;
  }
  return pattern.length;
}

/** Whether enough of the texts fit for the others to be thrown away. */
function isLikely(arbitrary: fc.Arbitrary<string>, fits: (text: string) => boolean): boolean {
  const sample = fc.sample(arbitrary, { numRuns: 60, seed: 7 });
  return sample.filter(fits).length >= 4;
}

function witnessOf(parts: readonly SchemaObject[]): string | undefined {
  const found = witness({ allOf: parts.map((part) => ({ type: "string", ...textKeywords(part) })) });
  return found.kind === "value" && typeof found.value === "string" ? found.value : undefined;
}

function textKeywords(part: SchemaObject): SchemaObject {
  const kept = TEXT_KEYWORDS.filter((keyword) => keyword in part);
  return Object.fromEntries(kept.map((keyword) => [keyword, part[keyword]]));
}
