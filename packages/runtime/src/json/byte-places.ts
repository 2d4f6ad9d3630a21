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
type Visit = (container: Container, key: string) => void;
type Look = (container: Container, key: string, visit: Visit) => void;

/**
 * Makes a function that visits the arrays at the places in the members or items of a value. It takes next to no time where
 * there are none: all that can be told from the places is told beforehand.
 */
export function arrayVisitor({ members = {}, others }: BytePlaces): (value: unknown, visit: Visit) => void {
  const named = Object.entries(members).map(([key, inner]) => ({ key, look: lookFor(inner) }));
  const rest = others && lookFor(others);
  return (value, visit) => {
    if (typeof value !== "object" || value === null || isBytes(value)) return;
    const container = value as Container;
    // Most trees name the few members that they are about; the container may have many.
    if (rest === undefined) for (const { key, look } of named) look(container, key, visit);
    else
      for (const key in container)
        (named.find((one) => one.key === key)?.look ?? rest)(container, key, visit);
  };
}

function lookFor(places: BytePlaces): Look {
  const isPlace = places.self === true;
  const below =
    places.members === undefined && places.others === undefined ? undefined : arrayVisitor(places);
  return (container, key, visit) => {
    const member = container[key];
    if (typeof member !== "object" || member === null) return;
    const isArray = isPlace && Array.isArray(member);
    if ((!isArray && below === undefined) || !Object.hasOwn(container, key)) return;
    if (isArray) visit(container, key);
    // What was there may be bytes.
    below?.(container[key], visit);
  };
}
