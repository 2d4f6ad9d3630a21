import type { Rows, Run } from "./pattern-rows.ts";

/** Whether whatever matches has the form of a date-time in UTC, each of its parts at the same place. */
export function areDateTimes({ rows, complete }: Rows): boolean {
  return complete && rows.every((row) => utcDateTime.test(row.map(pictureOf).join("")));
}

/** Digits that may be more of them, `0+`, can only be those of the fraction. */
const utcDateTime = /^0{4}-00-00[Tt ]00:00:00(?:\.0+\+?)?[Zz]$/;

/** A run as its character, `0` standing for digits and `+` for any number; `?` where it is another one, or may be absent. */
function pictureOf({ characters, least, most }: Run): string {
  const letter = /^[0-9]+$/.test(characters) ? "0" : characters.length === 1 ? characters : "?";
  if (least === 0) return "?";
  return least === most ? letter.repeat(most) : `${letter}+`;
}
