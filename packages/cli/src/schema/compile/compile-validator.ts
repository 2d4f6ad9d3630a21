import type { JsonSchema } from "@waybill/runtime";
import standalone from "ajv/dist/standalone/index.js";
import { strip } from "../strip.ts";
import { importHelpers } from "./imports.ts";
import { createCompiler, needsOwnProperties } from "./instance.ts";
import { lower } from "./lower.ts";
import type { LowerOptions } from "./lowered.ts";
import { simplify } from "./simplify.ts";
import { codegenModule } from "./vocabulary.ts";

export interface CompileOptions extends Partial<LowerOptions> {
  /** Module of the helpers that compiled validators share. */
  readonly codegen?: string;
}

/** The text of an ES module that exports `validate(value): boolean` for a bundled schema. Needs no Ajv and no `eval`. */
export function compileValidator(schema: JsonSchema, options: CompileOptions = {}): string {
  const ajv = compilerFor(schema, options, { source: true, esm: true, lines: true });
  const code = standaloneCode(ajv.instance, ajv.instance.compile(ajv.lowered));
  return simplify(importHelpers(code, options.codegen ?? codegenModule));
}

/** The same as a function of this process. */
export function compileInProcess(
  schema: JsonSchema,
  options: CompileOptions = {},
): (value: unknown) => boolean {
  const ajv = compilerFor(schema, options, {});
  const validate = ajv.instance.compile(ajv.lowered);
  return (value) => validate(value);
}

function compilerFor(
  schema: JsonSchema,
  options: CompileOptions,
  code: { source?: true; esm?: true; lines?: true },
) {
  const lowered = lower(strip(schema), { binary: options.binary ?? false });
  return { lowered, instance: createCompiler({ ownProperties: needsOwnProperties(lowered), code }) };
}

// CommonJS with a default export: Node hands out the whole module.
const standaloneCode = standalone.default;
