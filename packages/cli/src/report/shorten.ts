/** The beginning of a text that is too long to be read. */
export function shorten(text: string, most = 400): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
}
