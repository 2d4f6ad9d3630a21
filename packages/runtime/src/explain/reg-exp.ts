const compiled = new Map<string, RegExp>();

/** A pattern of a schema, compiled once, in the Unicode mode that compiled validators use too. */
export function regExp(pattern: string): RegExp {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(pattern, "u");
    compiled.set(pattern, expression);
  }
  return expression;
}
