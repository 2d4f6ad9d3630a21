import { tokensOf } from "@waybill/runtime/codegen";

export { pointer, tokensOf } from "@waybill/runtime/codegen";

/** What stands at a JSON Pointer, or undefined. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const token of tokensOf(path)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
}

/** A copy of the root in which what stands at the path is what `change` makes of it; `undefined` takes it out. */
export function withChange(root: unknown, path: string, change: (value: unknown) => unknown): unknown {
  const go = (value: unknown, [token, ...rest]: readonly string[]): unknown => {
    if (token === undefined) return change(value);
    if (Array.isArray(value)) {
      const changed = go(value[Number(token)], rest);
      if (changed === undefined) return value.toSpliced(Number(token), 1);
      return value.with(Number(token), changed);
    }
    const members: Record<string, unknown> = Object.assign(
      Object.create(Object.getPrototypeOf(value)),
      value,
    );
    const changed = go(members[token], rest);
    if (changed === undefined) delete members[token];
    else define(members, token, changed);
    return members;
  };
  return go(root, tokensOf(path));
}

/** Sets a member whatever its name is, `__proto__` too. */
export function define(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}
