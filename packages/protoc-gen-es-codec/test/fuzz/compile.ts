import { stripTypeScriptTypes } from "node:module";
import { create, createFileRegistry, type DescMessage } from "@bufbuild/protobuf";
import {
  CodeGeneratorRequestSchema,
  type FileDescriptorProto,
  FileDescriptorSetSchema,
  file_google_protobuf_any,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
} from "@bufbuild/protobuf/wkt";
import type { MessageCodec } from "@waybill/protobuf-codec";
import * as codegen from "@waybill/protobuf-codec/codegen";
import * as any from "@waybill/protobuf-codec/google/protobuf/any";
import * as struct from "@waybill/protobuf-codec/google/protobuf/struct";
import * as timestamp from "@waybill/protobuf-codec/google/protobuf/timestamp";
import * as wrappers from "@waybill/protobuf-codec/google/protobuf/wrappers";
import { protocGenEsCodec } from "../../src/plugin.ts";

const wellKnown = [
  file_google_protobuf_any,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
].map((file) => file.proto);

const modules: Readonly<Record<string, unknown>> = {
  "@waybill/protobuf-codec/codegen": codegen,
  "@waybill/protobuf-codec/google/protobuf/any": any,
  "@waybill/protobuf-codec/google/protobuf/struct": struct,
  "@waybill/protobuf-codec/google/protobuf/timestamp": timestamp,
  "@waybill/protobuf-codec/google/protobuf/wrappers": wrappers,
};

export interface Compiled {
  readonly message: DescMessage;
  readonly codec: MessageCodec;
}

/** Generates the codecs of a file that exists in memory only, and runs the text. */
export function compile(file: FileDescriptorProto): Compiled[] {
  const protoFile = [...wellKnown, file];
  const registry = createFileRegistry(create(FileDescriptorSetSchema, { file: protoFile }));
  const { file: files, error } = protocGenEsCodec.run(
    create(CodeGeneratorRequestSchema, { parameter: "target=ts", fileToGenerate: [file.name], protoFile }),
  );
  if (error !== "") throw new Error(error);
  const text = files[0]?.content ?? "";
  const exports = run(stripTypeScriptTypes(text));
  return [...registry].flatMap((type) =>
    type.kind === "message" && type.file.proto.name === file.name
      ? [{ message: type, codec: exports[`${type.name}Codec`] as MessageCodec }]
      : [],
  );
}

/** Runs a module of which the imports are known and the exports are constants. */
function run(code: string): Record<string, unknown> {
  const names = [...code.matchAll(/^export const (\w+)/gm)].map((match) => match[1]);
  const body = code
    .replace(/^import \{(.*)\} from "(.*)";$/gm, (_, imported: string, from: string) => {
      return `const {${imported.replaceAll(" as ", ": ")}} = modules[${JSON.stringify(from)}];`;
    })
    .replace(/^export /gm, "");
  return new Function("modules", `"use strict";\n${body}\nreturn { ${names.join(", ")} };`)(modules);
}
