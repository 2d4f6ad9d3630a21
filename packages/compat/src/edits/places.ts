import { escapePart } from "../normal/document.ts";

/** A JSON Pointer to a place within another. */
export function placeIn(pointer: string, ...path: readonly (string | number)[]): string {
  return pointer + path.map((part) => `/${escapePart(part)}`).join("");
}
