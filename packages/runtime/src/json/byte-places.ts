import { isBytes } from "../bytes.ts";

/** Where in a message JSON spells bytes as an array of byte values: a tree along the members of the message. */
export interface BytePlaces {
  /** The value that the tree is about may be bytes. */
  readonly self?: true;
  /** What is in the members of an object by their keys, or in the items of an array by their indices. */
  readonly members?: { readonly [key: string]: BytePlaces };
  /** What is in all other members or items. */
  readonly others?: BytePlaces;
}

/** The part of the tree that is about a member or an item. */
export function placesIn(places: BytePlaces | undefined, key: string | number): BytePlaces | undefined {
  return Object.hasOwn(places?.members ?? {}, key) ? places?.members?.[key] : places?.others;
}

type Container = Record<string, unknown>;

/** Visits what stands at the places in the members or items of a value. */
export function visitPlaces(
  value: unknown,
  places: BytePlaces,
  visit: (container: Container, key: string) => void,
): void {
  if (typeof value !== "object" || value === null || isBytes(value)) return;
  const container = value as Container;
  // Most trees name the few members that they are about; the container may have many.
  for (const key in places.others === undefined ? places.members : container) {
    const inner = placesIn(places, key);
    if (inner === undefined || !Object.hasOwn(container, key)) continue;
    if (inner.self === true) visit(container, key);
    if (inner.members !== undefined || inner.others !== undefined) visitPlaces(container[key], inner, visit);
  }
}
