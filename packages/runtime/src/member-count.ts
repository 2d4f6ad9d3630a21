/** How many members of an object encoding keeps: it leaves out those that are `undefined`. */
export function memberCount(object: Readonly<Record<string, unknown>>): number {
  return Object.values(object).filter((member) => member !== undefined).length;
}
