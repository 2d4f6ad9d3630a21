import type { Codec, JsonSchema } from "@waybill/runtime";
import * as codegen from "@waybill/runtime/codegen";
import { strip } from "../strip.ts";
import { type CompiledReader, compileReader } from "./compile-reader.ts";
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
  return moduleText(compile(schema), options);
}

export interface CompiledModule {
  readonly text: string;
  /** Of `read`, if the module exports one. */
  readonly reader?: Omit<CompiledReader, "code">;
}

/** As `compileValidator`, with a reader `read(reader)` of msgpack messages for the runtime's `memberCodec`. */
export function compileMsgpack(schema: JsonSchema, options: CompileOptions = {}): CompiledModule {
  const compiled = compile(schema, true);
  const { code, ...reader } = compiled.reader ?? {};
  return { text: moduleText(compiled, options), ...(code !== undefined && { reader }) };
}

/** The same as functions of this process. */
export function compileInProcess(schema: JsonSchema): (value: unknown) => boolean {
  return runInProcess(compile(schema), "validate") as (value: unknown) => boolean;
}

export function compileReaderInProcess(schema: JsonSchema): Codec | undefined {
  const compiled = compile(schema, true);
  if (compiled.reader === undefined) return undefined;
  return codegen.memberCodec(runInProcess(compiled, "read") as codegen.ReadMembers, compiled.reader.required);
}

interface Compiled {
  readonly helpers: readonly string[];
  readonly body: string;
  readonly reader: CompiledReader | undefined;
}

function moduleText({ helpers, body, reader }: Compiled, options: CompileOptions): string {
  const from = JSON.stringify(options.codegen ?? codegenModule);
  const imports = helpers.length === 0 ? "" : `import { ${helpers.join(", ")} } from ${from};\n\n`;
  return `${imports}export ${body}${reader === undefined ? "" : `\nexport function read${reader.code}`}`;
}

function runInProcess({ helpers, body, reader }: Compiled, name: string): unknown {
  const read = reader === undefined ? "" : `function read${reader.code}`;
  const code = `const { ${helpers.join(", ")} } = codegen;\n${body}\n${read}\nreturn ${name};`;
  return new Function("codegen", code)(codegen);
}

function compile(schema: JsonSchema, isMsgpack = false): Compiled {
  const stripped = strip(schema);
  const { definitions = {}, ...rest } = typeof stripped === "boolean" ? {} : stripped;
  const root = typeof stripped === "boolean" ? stripped : rest;
  const module = new ModuleWriter([...Object.keys(codegen), "read"]);
  const compiler = new Compiler(module, definitions as Definitions);
  const code = compiler.root(root);
  const reader = isMsgpack ? compileReader(root, compiler, definitions as Definitions) : undefined;
  return { helpers: module.helpers, body: `function validate${code}${module.text}`, reader };
}
