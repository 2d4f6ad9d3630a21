const unusedArguments = ', {instancePath="", parentData, parentDataProperty, rootData=data}={}';
const recordedError =
  /const (err\d+) = \{\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;/g;
const isFiniteNumber = /\(typeof (data\d*) == "number"\) && \(isFinite\(\1\)\)/g;
const isInteger =
  /\(\(typeof (data\d*) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)\) && \(isFinite\(\1\)\)/g;
/** A line of its own, which no text in quotes can be. Stands behind the test that the number is finite. */
const bound = /^(if\((data\d*) [<>]=? -?[\d.e+-]+) \|\| isNaN\(\2\)\)\{$/gm;
const reportedErrors = /^validate\d+\.errors = (?:\[\{\}\]|vErrors);\n/gm;

/**
 * Leaves out of a compiled validator what only error reports use: a union's failing branches would otherwise create
 * objects that nobody reads. Tests of numbers become shorter and quicker.
 *
 * Every step looks for text that Ajv's printer writes in exactly one way, and takes it out only when nothing else in
 * the code speaks of it. When that fails the code stays as it is: longer, slower and just as right.
 */
export function simplify(code: string): string {
  const short = code.replace(/^"use strict";\n?/m, "").replace(/^export default \w+;\n/m, "");
  return withoutSchemas(withoutArguments(withoutErrors(ofNumbers(short)))).replace(/\n{2,}/g, "\n");
}

/** The engine has instructions for these, and a remainder is dear. */
function ofNumbers(code: string): string {
  return code
    .replaceAll(isInteger, "Number.isInteger($1)")
    .replaceAll(isFiniteNumber, "Number.isFinite($1)")
    .replaceAll(bound, "$1){");
}

function withoutErrors(code: string): string {
  const counted = code.replaceAll(recordedError, "errors++;").replaceAll(reportedErrors, "");
  // What may be left resets the list that is always empty now; anything else might read from it.
  const rest = counted
    .replaceAll("let vErrors = null;", "")
    .replaceAll("if(vErrors !== null){", "")
    .replaceAll(/vErrors\.length = _errs\d+;/g, "")
    .replaceAll("vErrors = null;", "");
  return /\bvErrors\b|\berr\d+\b|validate\d*\.errors\b/.test(rest) ? code : counted;
}

function withoutArguments(code: string): string {
  const short = code.replaceAll(unusedArguments, "");
  return /\b(?:instancePath|parentData|parentDataProperty|rootData)\b/.test(short) ? code : short;
}

function withoutSchemas(code: string): string {
  let short = code;
  for (const [statement, name = ""] of code.matchAll(/^const (schema\d+) = .*;\n/gm)) {
    if (short.split(name).length === 2) short = short.replace(statement, () => "");
  }
  return short;
}
