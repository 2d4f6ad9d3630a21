import { toReadable } from "@waybill/runtime/readable";

/** Characters of a keyword's value that are shown. */
const MOST = 100;

/** What a keyword asks of the value at its place, as the noun that would stand there: `a number <= 127`. */
export function demandOfKeyword(keyword: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const shown = shownOf(value);
  switch (keyword) {
    case "type":
      return Array.isArray(value) ? value.map(noun).join(" or ") : noun(value);
    case "const":
      return shown;
    case "enum":
      return Array.isArray(value) ? `one of ${shownOf(value).replace(/^\[|\]$/g, "")}` : undefined;
    case "maximum":
      return `a number <= ${shown}`;
    case "minimum":
      return `a number >= ${shown}`;
    case "exclusiveMaximum":
      return `a number < ${shown}`;
    case "exclusiveMinimum":
      return `a number > ${shown}`;
    case "multipleOf":
      return `a multiple of ${shown}`;
    case "maxLength":
      return `at most ${shown} characters`;
    case "minLength":
      return `at least ${shown} characters`;
    case "pattern":
      return `a text that matches ${shown}`;
    case "format":
      return `a text of format ${shown}`;
    case "maxItems":
      return `at most ${shown} items`;
    case "minItems":
      return `at least ${shown} items`;
    case "uniqueItems":
      return "no two equal items";
    case "maxProperties":
      return `at most ${shown} keys`;
    case "minProperties":
      return `at least ${shown} keys`;
    default:
      return undefined;
  }
}

function noun(type: unknown): string {
  const name = String(type);
  if (name === "null") return name;
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}

function shownOf(value: unknown): string {
  const text = toReadable(value, { isPretty: false });
  return text.length <= MOST ? text : `${text.slice(0, MOST)}…`;
}
