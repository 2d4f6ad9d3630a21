import { codegenModule } from "./vocabulary.ts";

/** What Ajv's output requires from its own package, under its name in ours. */
const replacements: Readonly<Record<string, string>> = {
  'require("ajv/dist/runtime/ucs2length").default': "ucs2length",
  'require("ajv/dist/runtime/equal").default': "equal",
};

const requirement = /^const (\w+) = (require\("[^"]+"\)\.(\w+));$/gm;

/**
 * Turns every `require` of a compiled validator into one import. Throws when one is left that it does not know, or one
 * that is not a statement of its own.
 */
export function importHelpers(code: string, module: string): string {
  const names: string[] = [];
  const body = code.replace(requirement, (_, local: string, expression: string, member: string) => {
    const isOurs = expression === `require(${JSON.stringify(codegenModule)}).${member}`;
    const name = isOurs ? member : replacements[expression];
    if (name === undefined) throw new Error(`bug: compiled validator must not need ${expression}`);
    names.push(`${name} as ${local}`);
    return "";
  });
  if (/\brequire\s*\(/.test(withoutStrings(body)))
    throw new Error("bug: compiled validator must not call require");
  if (names.length === 0) return body;
  return `import { ${names.sort().join(", ")} } from ${JSON.stringify(module)};\n${body}`;
}

function withoutStrings(code: string): string {
  return code.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}
