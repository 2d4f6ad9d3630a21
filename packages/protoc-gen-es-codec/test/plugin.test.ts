import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type DescFile } from "@bufbuild/protobuf";
import { CodeGeneratorRequestSchema, file_google_protobuf_any } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { generatedFolder, wellKnownCodecs } from "../scripts/generate-well-known.ts";
import { protocGenEsCodec } from "../src/plugin.ts";
import { file_editions } from "./gen/editions_pb.ts";
import { file_names } from "./gen/names_pb.ts";
import { file_proto2 } from "./gen/proto2_pb.ts";
import { file_proto3 } from "./gen/proto3_pb.ts";

const all = [file_proto2, file_proto3, file_editions, file_names];

function generate(files: readonly DescFile[], parameter: string): Map<string, string> {
  const protoFile = new Set<DescFile>();
  const add = (file: DescFile) => {
    file.dependencies.forEach(add);
    protoFile.add(file);
  };
  files.forEach(add);
  const response = protocGenEsCodec.run(
    create(CodeGeneratorRequestSchema, {
      parameter,
      fileToGenerate: files.map((file) => file.proto.name),
      protoFile: [...protoFile].map((file) => file.proto),
    }),
  );
  return new Map(response.file.map(({ name, content }) => [name, content]));
}

test("has the version of its package", () => {
  expect(protocGenEsCodec.version).toBe(`v${packageJson.version}`);
});

test("writes the files of the test as they are committed, each time the same", () => {
  const options = "target=ts,import_extension=ts,erasable_syntax=true";
  const files = generate(all, options);
  expect([...files.keys()].sort()).toEqual(
    ["editions", "names", "proto2", "proto3"].map((name) => `${name}_codec.ts`),
  );
  for (const [name, content] of files) {
    expect(content, "mend it by `npx -y pnpm@12 generate`").toBe(
      readFileSync(join(import.meta.dirname, "gen", name), "utf8"),
    );
  }
  expect(generate(all, options)).toEqual(files);
});

test("names nothing twice, whatever types of the file and of imported ones are called", () => {
  const code = generate([file_names], "target=ts").get("names_codec.ts") as string;
  const names = [...code.matchAll(/^(?:export const|const|function) ([\w$]+)/gm)].map(([, name]) => name);
  expect(names).toContain("isClosed$$");
  expect(names).toEqual([...new Set(names)]);
});

test("writes the codecs of the well-known types as they are committed", () => {
  const files = wellKnownCodecs();
  const committed = readdirSync(generatedFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(committed.map((entry) => entry.name).sort()).toEqual(
    [...files.keys()].map((name) => name.split("/").at(-1)).sort(),
  );
  for (const [name, content] of files) {
    expect(content, "mend it by `npx -y pnpm@12 generate`").toBe(
      readFileSync(join(generatedFolder, name), "utf8"),
    );
  }
});

test("imports types with the ending that is asked for, and well-known codecs from the library", () => {
  const js = generate([file_proto3], "target=ts,import_extension=js").get("proto3_codec.ts");
  expect(js).toContain('from "./proto3_pb.js"');
  expect(js).toContain('from "@waybill/protobuf-codec/google/protobuf/struct";');
  expect(generate([file_proto3], "target=ts").get("proto3_codec.ts")).toContain('from "./proto3_pb"');
});

test("imports well-known codecs that are generated as well from beside", () => {
  const any = file_google_protobuf_any;
  const files = generate([...file_proto3.dependencies, file_proto3], "target=ts,import_extension=js");
  expect(files.get("proto3_codec.ts")).toContain('from "./google/protobuf/any_codec.js"');
  expect(files.has(`${any.name}_codec.ts`)).toBe(true);
});

test("an option that is none is refused", () => {
  expect(() => generate(all, "target=ts,frobnicate=1")).toThrow('invalid option "frobnicate=1"');
});
