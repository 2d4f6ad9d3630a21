import type { JsonSchema } from "@waybill/runtime";
import { compileType } from "./compiler.ts";
import { indent } from "./indent.ts";
import { normalize } from "./normalize.ts";
import { PREFIX, unguarded } from "./prefix.ts";

/**
 * The declaration of one root schema or definition of a bundle. Each is compiled by itself, with references as plain
 * names: the compiler never sees two types at a time, so that it cannot number, merge or rename them.
 */
export async function declarationOf(name: string, schema: JsonSchema): Promise<string> {
  const text = unguarded(await compileType({ ...normalize(schema), title: placeholder }, placeholder));
  const declared = new RegExp(`^export (interface|type) ${placeholder}\\b`, "m");
  if (!declared.test(text)) throw new Error(`bug: type "${name}" must be declared once`);
  return indent(text.replace(declared, (_, kind: string) => `export ${kind} ${PREFIX}${name}`));
}

const placeholder = "Declaration";
