import { isBytes } from "./bytes.ts";
import { isObject } from "./is-object.ts";

/** Whether no two items are equal. `step` is called for each value that has to be looked at, within an item as well. */
export function isUnique(items: readonly unknown[], step?: () => void): boolean {
  const scalars = new Set<unknown>();
  const texts = new Set<string>();
  return items.every((item) =>
    typeof item === "object" && item !== null
      ? texts.size !== texts.add(textOf(item, step)).size
      : scalars.size !== scalars.add(item).size,
  );
}

/** The same for equal values, and for no others: comparing each two would take time with the square of their number. */
function textOf(value: unknown, step?: () => void): string {
  step?.();
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, step))}]`;
  if (isBytes(value)) return `(${Array.from(value)})`;
  if (!isObject(value)) return JSON.stringify(typeof value + String(value));
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys.sort().map((key) => JSON.stringify(key) + textOf(value[key], step))}}`;
}
