/** The length of a text in code points, which is what `minLength` and `maxLength` count. */
export function ucs2length(text: string): number {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ".").length;
}
