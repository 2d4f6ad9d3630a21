/**
 * The length of a text in code points, which is what `minLength` and `maxLength` count: of the two units of a pair, one
 * counts. An expression finds none in a text of Latin letters without looking at each.
 */
export function ucs2length(text: string): number {
  return (text.length + text.replace(/(?:[\ud800-\udbff][\udc00-\udfff])+/g, "").length) / 2;
}
