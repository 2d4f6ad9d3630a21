import type { JsonSchema } from "@waybill/runtime";
import * as codegen from "@waybill/runtime/codegen";
import { strip } from "../strip.ts";
import { Compiler } from "./compiler.ts";
import type { Definitions } from "./context.ts";
import { ModuleWriter } from "./module.ts";

/** The module that compiled validators import their helpers from. */
const codegenModule = "@waybill/runtime/codegen";

export interface CompileOptions {
  /** Where the helpers are that compiled validators share. */
  readonly codegen?: string;
}

/**
 * The text of an ES module that exports `validate(value): boolean` for a bundled schema: draft-07 with this project's
 * words for bytes, documents in them and integers of 64 bits. It creates no object and calls no `eval`.
 *
 * Decides as the runtime's interpreter does, so that whatever it refuses can be explained.
 */
export function compileValidator(schema: JsonSchema, options: CompileOptions = {}): string {
  const { helpers, body } = compile(schema);
  const from = JSON.stringify(options.codegen ?? codegenModule);
  const imports = helpers.length === 0 ? "" : `import { ${helpers.join(", ")} } from ${from};\n\n`;
  return `${imports}export ${body}`;
}

/** The same as a function of this process. */
export function compileInProcess(schema: JsonSchema): (value: unknown) => boolean {
  const { helpers, body } = compile(schema);
  const code = `const { ${helpers.join(", ")} } = codegen;\n${body}\nreturn validate;`;
  return new Function("codegen", code)(codegen);
}

function compile(schema: JsonSchema): { readonly helpers: readonly string[]; readonly body: string } {
  const stripped = strip(schema);
  const { definitions = {}, ...root } = typeof stripped === "boolean" ? {} : stripped;
  const module = new ModuleWriter(Object.keys(codegen));
  const compiler = new Compiler(module, definitions as Definitions);
  const code = compiler.root(typeof stripped === "boolean" ? stripped : root);
  return { helpers: module.helpers, body: `function validate${code}${module.text}` };
}
