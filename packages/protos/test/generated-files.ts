import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DescFile } from "@bufbuild/protobuf";

/** Where `buf generate` writes to. */
export const generatedFolder = fileURLToPath(new URL("../src/gen", import.meta.url));

/** The descriptors of all generated files below `folder` (relative to `generatedFolder`), sorted by name of the .proto file. */
export async function loadGenerated(folder = ""): Promise<DescFile[]> {
  const names = readdirSync(`${generatedFolder}/${folder}`, { recursive: true, encoding: "utf8" });
  const modules = await Promise.all(
    names
      .filter((name) => name.endsWith("_pb.ts"))
      .map((name) => import(`${generatedFolder}/${folder}/${name}`) as Promise<Record<string, unknown>>),
  );
  const files = modules.map((module) => {
    const file = Object.values(module).find(isFile);
    if (file === undefined) throw new Error("a generated module must export the descriptor of its file");
    return file;
  });
  return files.sort((a, b) => (a.proto.name < b.proto.name ? -1 : 1));
}

function isFile(value: unknown): value is DescFile {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "file";
}
