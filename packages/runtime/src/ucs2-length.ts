/** The length of a text in code points, which is what `minLength` and `maxLength` count. */
export function ucs2length(text: string): number {
  let length = text.length;
  for (let i = text.length - 1; i > 0; i--) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xdc00 && unit <= 0xdfff) {
      const before = text.charCodeAt(i - 1);
      if (before >= 0xd800 && before <= 0xdbff) {
        length--;
        i--;
      }
    }
  }
  return length;
}
