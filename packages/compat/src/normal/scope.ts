/**
 * What `$dynamicRef` and `$recursiveRef` lead to at a place: for each name the outermost anchor among the schema resources
 * that were entered on the way. The empty name is that of `$recursiveAnchor`.
 */
export type Scope = ReadonlyMap<string, string>;

/** The scope before the root is entered. */
export const NOWHERE: Scope = new Map();

/** With the anchors of a resource that is entered, as far as their names are new; the same scope when none is. */
export function entering(scope: Scope, anchors: ReadonlyMap<string, string> | undefined): Scope {
  const added = [...(anchors ?? [])].filter(([name]) => !scope.has(name));
  return added.length === 0 ? scope : new Map([...scope, ...added]);
}

/** A text that is the same for equal scopes. */
export function keyOfScope(scope: Scope): string {
  if (scope.size === 0) return "";
  return JSON.stringify([...scope].sort(([a], [b]) => (a < b ? -1 : 1)));
}
