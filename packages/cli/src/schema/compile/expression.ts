/** A JavaScript expression that is `true` or `false`, as text, or one of the two where that is known. */
export type Expression = boolean | Text;

interface Text {
  readonly text: string;
  /** What joins its operands at the top; an atom needs no brackets anywhere. */
  readonly joint: "&&" | "||" | "atom";
  /** The operands of `&&`, to be written in lines of their own. */
  readonly operands: readonly string[];
}

export function atom(text: string): Expression {
  return { text, joint: "atom", operands: [text] };
}

/** Whether all hold, evaluated in their order. */
export function all(...operands: readonly Expression[]): Expression {
  return join("&&", operands, true);
}

/** Whether one holds, evaluated in their order. */
export function any(...operands: readonly Expression[]): Expression {
  return join("||", operands, false);
}

export function not(operand: Expression): Expression {
  return typeof operand === "boolean" ? !operand : atom(`!${bracketed(operand)}`);
}

export function choose(test: Expression, then: Expression, otherwise: Expression): Expression {
  if (typeof test === "boolean") return test ? then : otherwise;
  if (then === otherwise && typeof then === "boolean") return then;
  if (then === true) return any(test, otherwise);
  if (then === false) return all(not(test), otherwise);
  if (otherwise === false) return all(test, then);
  return atom(`(${bracketed(test)} ? ${textOf(then)} : ${textOf(otherwise)})`);
}

/** How many hold is one. */
export function exactlyOne(operands: readonly Expression[]): Expression {
  const open = operands.filter((operand) => operand !== false);
  if (open.length === 0) return false;
  if (open.length === 1) return open[0] as Expression;
  return atom(`${open.map(bracketed).join(" + ")} === 1`);
}

export function textOf(expression: Expression): string {
  return typeof expression === "boolean" ? String(expression) : expression.text;
}

/** The operands that have to hold, in their order. */
export function conjuncts(expression: Expression): readonly string[] {
  return typeof expression === "boolean" ? [String(expression)] : expression.operands;
}

function join(joint: "&&" | "||", operands: readonly Expression[], neutral: boolean): Expression {
  const parts: Text[] = [];
  for (const operand of operands) {
    if (operand === !neutral && parts.length === 0) return operand;
    if (operand === neutral) continue;
    parts.push(typeof operand === "boolean" ? (atom(String(operand)) as Text) : operand);
    if (operand === !neutral) break;
  }
  const [first] = parts;
  if (first === undefined) return neutral;
  if (parts.length === 1) return first;
  const texts = parts.map((part) =>
    part.joint === joint || part.joint === "atom" ? part.text : `(${part.text})`,
  );
  const text = texts.join(` ${joint} `);
  const flat = parts.flatMap((part, i) => (part.joint === joint ? part.operands : [texts[i] as string]));
  return { text, joint, operands: joint === "&&" ? flat : [text] };
}

function bracketed(expression: Expression): string {
  const text = textOf(expression);
  // A call or a name by itself needs none either, but telling it takes a parser.
  return /^!?[\w.]+(?:\([\w.]*\))?$/.test(text) ? text : `(${text})`;
}

/** With the first mention of a name, which is where it is evaluated first, replaced by an assignment. */
export function replaceFirst(expression: Expression, name: string, replacement: string): Expression {
  if (typeof expression === "boolean") return expression;
  // As the only argument of a call an assignment needs no brackets of its own.
  const mention = new RegExp(`\\b${name}\\b`);
  const replace = (text: string) =>
    text.replace(mention, (_, at: number) =>
      text[at - 1] === "(" && text[at + name.length] === ")"
        ? replacement.replace(/^\((.*)\)$/, "$1")
        : replacement,
    );
  const at = expression.operands.findIndex((operand) => mention.test(operand));
  return {
    ...expression,
    text: replace(expression.text),
    operands: expression.operands.map((operand, i) => (i === at ? replace(operand) : operand)),
  };
}

export function mentions(expression: Expression, name: string): number {
  return textOf(expression).split(new RegExp(`\\b${name}\\b`)).length - 1;
}
