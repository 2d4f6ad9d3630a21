import { keyOf, type Value } from "../value.ts";

/** Choices that are looked at before the search gives up. */
const MOST = 20_000;

/** Chooses a different value for each item, in every way until `take` says that it is enough; false when it gave up. */
export function chooseDistinct(
  choices: readonly (readonly Value[])[],
  take: (items: readonly Value[]) => boolean,
): boolean {
  const used = new Set<string>();
  const items: Value[] = [];
  let steps = 0;
  const choose = (index: number): boolean => {
    const values = choices[index];
    if (values === undefined) return take([...items]);
    for (const value of values) {
      if (++steps > MOST) return true;
      const key = keyOf(value);
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
  return steps <= MOST;
}
