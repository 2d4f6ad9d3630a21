/**
 * How many object members a valid JSON text has, or more: colons behind a string, and those that begin one. Never fewer,
 * so that a result equal to the number of members of the parsed value proves that no key was repeated.
 */
export function membersInText(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(":"); colon >= 0; colon = text.indexOf(":", colon + 1)) {
    let quote = colon - 1;
    while (text.charCodeAt(quote) <= 0x20) quote--;
    if (text[quote] !== '"') continue;
    let slash = quote - 1;
    while (text[slash] === "\\") slash--;
    // A quote behind an odd number of backslashes is escaped.
    count += (quote - slash) & 1;
  }
  return count;
}
