import type { JsonSchema } from "@waybill/runtime";
import { isRecord } from "../../registry/shape.ts";
import { declarationOf } from "./declaration.ts";
import { PREFIX } from "./prefix.ts";

export interface TypesModule {
  /** Declarations only, without the first line that every generated file has. */
  readonly text: string;
  /** Exported names, the message's own first. */
  readonly names: readonly string[];
}

/** Makes types of bundled schemas. Keeps what it has made: schemas and definitions recur in a registry. */
export class TypeWriter {
  readonly #declarations = new Map<string, Promise<string>>();

  /** `name` is the message's type; a definition `X` becomes `<name>X`. */
  async typesOf(schema: JsonSchema, name: string): Promise<TypesModule> {
    const { definitions = {}, ...root } = isRecord(schema) ? schema : { definitions: {} };
    const named = Object.entries(definitions as Record<string, JsonSchema>);
    const all: [string, JsonSchema][] = [["", typeof schema === "boolean" ? schema : root], ...named];
    const texts = await Promise.all(all.map(([suffix, node]) => this.#declaration(suffix, node)));
    return {
      text: texts.join("\n").replaceAll(PREFIX, () => name),
      names: all.map(([suffix]) => name + suffix),
    };
  }

  #declaration(suffix: string, node: JsonSchema): Promise<string> {
    const key = `${suffix} ${JSON.stringify(node)}`;
    const known = this.#declarations.get(key) ?? declarationOf(suffix, node);
    this.#declarations.set(key, known);
    return known;
  }
}
