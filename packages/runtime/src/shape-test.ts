/**
 * Whether a text has a character of the right class at each position and no more. `picture` has a letter of `classes`
 * where one of those characters is wanted, and stands for itself elsewhere: `shapeTest("x-xx", { x: "0123456789" })`.
 * All of it has to be ASCII, with at most eight different characters in the picture. Does not branch, as `classTest`.
 */
export function shapeTest(
  picture: string,
  classes: Readonly<Record<string, string>>,
): (text: string) => boolean {
  const bits = new Uint8Array(128);
  const wanted = new Uint8Array(picture.length);
  [...new Set(picture)].forEach((letter, k) => {
    for (const character of classes[letter] ?? letter) {
      const code = character.charCodeAt(0);
      bits[code] = (bits[code] as number) | (1 << k);
    }
    for (let i = 0; i < picture.length; i++) if (picture[i] === letter) wanted[i] = 1 << k;
  });
  return (text) => {
    if (text.length !== wanted.length) return false;
    let missed = 0;
    // What is not ASCII has no bits at all.
    for (let i = 0; i < wanted.length; i++)
      missed |= (wanted[i] as number) & ~(bits[text.charCodeAt(i)] as number);
    return missed === 0;
  };
}
