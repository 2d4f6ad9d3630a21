import type { DescEnum, DescMessage } from "@bufbuild/protobuf";

/** What protoc-gen-es calls a message or an enum. */
export function protobufNames(declared: DescMessage | DescEnum): {
  type: string;
  schema: string;
  file: string;
} {
  const { package: name } = declared.file.proto;
  const local = declared.typeName.slice(name === "" ? 0 : name.length + 1).replaceAll(".", "_");
  const type = reserved.has(local) ? `${local}$` : local;
  return { type, schema: `${local}Schema`, file: declared.file.name };
}

/** Words that cannot name a type, or that protoc-gen-es leaves to the language; of those a message may be called. */
const reserved = new Set(
  `Object Uint8Array Array String Number Boolean bigint await break case catch class const continue debugger default
  delete do else enum export extends false finally for function if implements import in instanceof interface let new
  null package private protected public return static super switch this throw true try typeof var void while with yield
  number boolean string object globalThis`.split(/\s+/),
);
