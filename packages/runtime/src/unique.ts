import { equal } from "./equal.ts";

/** Whether no two items are equal. `step` is called for every two that have to be compared. */
export function isUnique(items: readonly unknown[], step?: () => void): boolean {
  const scalars = new Set<unknown>();
  const others: unknown[] = [];
  return items.every((item) => {
    if (typeof item !== "object" || item === null) return scalars.size !== scalars.add(item).size;
    const isNew = others.every((other) => {
      step?.();
      return !equal(other, item);
    });
    others.push(item);
    return isNew;
  });
}
