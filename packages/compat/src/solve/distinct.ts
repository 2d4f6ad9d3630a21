import { keyOf, type Value } from "../value.ts";

/** Choices that are looked at before the search gives up. */
const MOST = 20_000;

/**
 * Chooses a different value for each item, in every way until `take` says that it is enough; false when it gave up, because
 * there are too many ways or `isOver` says so.
 */
export function chooseDistinct(
  choices: readonly (readonly Value[])[],
  take: (items: readonly Value[]) => boolean,
  isOver: () => boolean,
): boolean {
  const keyed = choices.map((values) => values.map((value) => ({ value, key: keyOf(value) })));
  const used = new Set<string>();
  const items: Value[] = [];
  let steps = 0;
  let isDone = true;
  const choose = (index: number): boolean => {
    const values = keyed[index];
    if (values === undefined) return take([...items]);
    for (const { value, key } of values) {
      if (++steps > MOST || isOver()) {
        isDone = false;
        return true;
      }
      if (used.has(key)) continue;
      used.add(key);
      items[index] = value;
      items.length = index + 1;
      const done = choose(index + 1);
      used.delete(key);
      if (done) return true;
    }
    return false;
  };
  choose(0);
  return isDone;
}
