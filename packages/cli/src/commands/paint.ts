export type Paint = (text: string) => string;

/** Colours for a terminal; each returns its text as it is when colours are off or nobody looks at a terminal. */
export function paint(color: boolean): { readonly red: Paint; readonly bold: Paint; readonly dim: Paint } {
  const on = color && process.stdout.isTTY === true;
  const code = (open: number, close: number): Paint =>
    on ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text;
  return { red: code(31, 39), bold: code(1, 22), dim: code(2, 22) };
}
