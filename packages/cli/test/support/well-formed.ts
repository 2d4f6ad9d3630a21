/** Enough of XML to see whether tags nest and nothing forbidden stands in text or attributes. */
export function assertWellFormed(xml: string): void {
  const open: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml))
    throw new Error("forbidden character");
  const token =
    /<\?xml[^?]*\?>|<(\/?)([A-Za-z-]+)((?:\s+[A-Za-z-]+="(?:[^<&"]|&(?:amp|lt|gt|quot);)*")*)\s*(\/?)>|(?:[^<&\]]|\](?!\]>)|&(?:amp|lt|gt|quot);)+/y;
  let at = 0;
  while (at < xml.length) {
    token.lastIndex = at;
    const match = token.exec(xml);
    if (match === null) throw new Error(`not XML at ${at}: ${xml.slice(at, at + 30)}`);
    at = token.lastIndex;
    const [, closing, name, , empty] = match;
    if (name === undefined || empty === "/") continue;
    if (closing !== "/") open.push(name);
    else if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> stays open`);
}
