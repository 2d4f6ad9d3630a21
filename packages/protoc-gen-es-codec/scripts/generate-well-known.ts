import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { create, type DescFile } from "@bufbuild/protobuf";
import { wktPublicImportPaths } from "@bufbuild/protobuf/codegenv2";
import * as wkt from "@bufbuild/protobuf/wkt";
import { protocGenEsCodec } from "../src/plugin.ts";

export const generatedFolder = join(import.meta.dirname, "../../protobuf-codec/src/gen");

/** The codecs of the messages that protobuf-es has itself, as path and text. */
export function wellKnownCodecs(): Map<string, string> {
  const files = new Set<DescFile>();
  for (const value of Object.values(wkt)) {
    // Nobody but a plugin reads what a plugin is sent.
    if (value === wkt.file_google_protobuf_compiler_plugin) continue;
    if (typeof value === "object" && "kind" in value && value.kind === "file") addInOrder(value, files);
  }
  const request = create(wkt.CodeGeneratorRequestSchema, {
    parameter: "target=ts,import_extension=ts",
    fileToGenerate: [...files].map((file) => file.proto.name),
    protoFile: [...files].map((file) => file.proto),
  });
  const response = protocGenEsCodec.run(request);
  if (response.error !== "") throw new Error(response.error);
  return new Map(
    response.file.map(({ name, content }) => [
      name,
      content
        .replaceAll("@waybill/protobuf-codec/codegen", "../../../codegen.ts")
        // The types are the library's own.
        .replace(/"\.\/(\w+)_pb\.ts"/g, (_, file) => {
          const path = `google/protobuf/${file}.proto` as keyof typeof wktPublicImportPaths;
          return JSON.stringify(wktPublicImportPaths[path]);
        }),
    ]),
  );
}

/** A file after those it imports, as plugins are given them. */
function addInOrder(file: DescFile, files: Set<DescFile>): void {
  for (const dependency of file.dependencies) addInOrder(dependency, files);
  files.add(file);
}

if (import.meta.main) {
  rmSync(generatedFolder, { recursive: true, force: true });
  for (const [name, content] of wellKnownCodecs()) {
    const path = join(generatedFolder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
