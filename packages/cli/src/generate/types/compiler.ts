import { createRequire } from "node:module";

/** What we tell json-schema-to-typescript: JSON Schema, and `tsType`, which stands for itself. */
export interface TypeSchema {
  title?: string;
  description?: string;
  tsType?: string;
  type?: string;
  properties?: Record<string, TypeSchema>;
  required?: readonly string[];
  additionalProperties?: TypeSchema;
  items?: TypeSchema | TypeSchema[];
  additionalItems?: TypeSchema | false;
  anyOf?: TypeSchema[];
  allOf?: TypeSchema[];
}

interface Options {
  readonly bannerComment: string;
  readonly additionalProperties: boolean;
  readonly declareExternallyReferenced: boolean;
  readonly enableConstEnums: boolean;
  readonly format: boolean;
  readonly ignoreMinAndMaxItems: boolean;
  readonly strictIndexSignatures: boolean;
  readonly unknownAny: boolean;
}

type Compile = (schema: TypeSchema, name: string, options: Options) => Promise<string>;

let compile: Compile | undefined;

/** One declaration, on lines without indentation. */
export async function compileType(schema: TypeSchema, name: string): Promise<string> {
  // Required, not imported: declarations of one of its dependencies do not compile under strict flags. And only here,
  // because loading it takes longer than most commands.
  compile ??= (createRequire(import.meta.url)("json-schema-to-typescript") as { compile: Compile }).compile;
  return compile(schema, name, options);
}

const options: Options = {
  bannerComment: "",
  additionalProperties: false,
  declareExternallyReferenced: false,
  enableConstEnums: false,
  format: false,
  ignoreMinAndMaxItems: true,
  strictIndexSignatures: false,
  unknownAny: true,
};
