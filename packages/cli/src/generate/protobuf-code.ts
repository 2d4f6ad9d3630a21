import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type DescFile, fromBinary, toBinary } from "@bufbuild/protobuf";
import { CodeGeneratorRequestSchema, CodeGeneratorResponseSchema } from "@bufbuild/protobuf/wkt";

/** Options of protoc-gen-es for what `waybill generate` writes. */
const OPTIONS = "target=js+dts,import_extension=js";

/**
 * protobuf-es code for files and all that they import, by its path below `proto/`: JavaScript with declarations, if
 * `options` do not say otherwise. Runs protoc-gen-es itself: a descriptor is all it needs.
 */
export function protobufCode(wanted: Iterable<DescFile>, options = OPTIONS): Map<string, string> {
  const files = withImports(wanted);
  const request = create(CodeGeneratorRequestSchema, {
    parameter: options,
    protoFile: [...files].map((file) => file.proto),
    fileToGenerate: [...files]
      .map((file) => file.proto.name)
      .filter((name) => !name.startsWith("google/protobuf/")),
  });
  const response = fromBinary(
    CodeGeneratorResponseSchema,
    runPlugin(toBinary(CodeGeneratorRequestSchema, request)),
  );
  if (response.error !== "")
    throw new Error(`bug: protoc-gen-es must accept the descriptors: ${response.error}`);
  return new Map(response.file.map(({ name, content }) => [name, content]));
}

/** The files and all that they import, which come first. */
export function withImports(wanted: Iterable<DescFile>): ReadonlySet<DescFile> {
  const files = new Set<DescFile>();
  const visit = (file: DescFile): void => {
    if (files.has(file)) return;
    for (const dependency of file.dependencies) visit(dependency);
    files.add(file);
  };
  for (const file of wanted) visit(file);
  return files;
}

function runPlugin(request: Uint8Array): Uint8Array {
  const require = createRequire(import.meta.url);
  const bin = join(dirname(require.resolve("@bufbuild/protoc-gen-es/package.json")), "bin", "protoc-gen-es");
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [bin], {
    input: request,
    maxBuffer: 1 << 30,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`bug: protoc-gen-es must not fail: ${stderr.toString()}`);
  return stdout;
}
