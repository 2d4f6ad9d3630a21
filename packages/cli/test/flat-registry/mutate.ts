const VALUES: readonly unknown[] = [null, true, 0, -1, 1.5, 70000, "x", "", [], {}, [1], { a: 1 }];

/** Numbers below a limit, the same on every run. */
export function createDice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % limit;
  };
}

/** A copy of a message with one thing changed somewhere: a member taken out, put in or given another value. */
export function mutate(message: unknown, dice: (limit: number) => number): unknown {
  const copy: unknown = structuredClone(message);
  let parent: Record<string, unknown> | undefined;
  let key = "";
  let node: unknown = copy;
  for (let depth = dice(6); depth >= 0; depth--) {
    if (typeof node !== "object" || node === null || Object.keys(node).length === 0) break;
    const keys = Object.keys(node);
    parent = node as Record<string, unknown>;
    key = keys[dice(keys.length)] as string;
    node = parent[key];
  }
  const value = structuredClone(VALUES[dice(VALUES.length)]);
  if (parent === undefined) return value;
  const action = dice(4);
  if (action === 0 && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (action === 0) delete parent[key];
  else if (action === 1 && Array.isArray(parent)) parent.push(value);
  else if (action === 1) parent[`other_${dice(9)}`] = value;
  else parent[key] = value;
  return copy;
}
