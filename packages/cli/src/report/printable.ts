/**
 * Text that may stand on one line of a terminal or in XML: control characters, line breaks, lone surrogates and marks
 * that reorder text become `\u....`. Names in contracts are other people's input.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const unprintable =
  /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
