/**
 * Whether a text has no other characters than these, which have to be ASCII. Takes less time than a regular expression,
 * which guesses at every character whether it is a digit or a letter; this does not branch.
 */
export function classTest(characters: string): (text: string) => boolean {
  const members = new Uint8Array(128);
  for (let i = 0; i < characters.length; i++) members[characters.charCodeAt(i)] = 1;
  return (text) => {
    const { length } = text;
    let hits = 0;
    let i = 0;
    // Nothing is found for what is not ASCII. Two at a time, because looping costs as much as looking.
    for (; i + 1 < length; i += 2)
      hits +=
        ((members[text.charCodeAt(i)] as number) | 0) + ((members[text.charCodeAt(i + 1)] as number) | 0);
    if (i < length) hits += (members[text.charCodeAt(i)] as number) | 0;
    return hits === length;
  };
}
