import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { create, createFileRegistry, type FileRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";

const root = join(import.meta.dirname, "../../../..");
const cache = join(root, "node_modules/.cache/waybill-protos");

/** The image of `.proto` files by path. What was built once is read from then on. */
function imageOf(files: Readonly<Record<string, string>>): Uint8Array {
  const key = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  const kept = join(cache, `${key}.binpb`);
  return existsSync(kept) ? readFileSync(kept) : build(files, kept);
}

/** An option of somebody else's, which variants may import: a number can be given to one option only. */
const LIMITS = `syntax = "proto3"; package limits; import "google/protobuf/descriptor.proto";
message Rule { int32 most = 1; string why = 2; }
extend google.protobuf.FieldOptions { int32 max_len = 50001; Rule rule = 50002; }
`;

/** What stands for the package while several variants are built together: names of the same length as the real one. */
const standIn = (index: number) => `v${index.toString(36).padStart(3, "0")}`;

/**
 * The descriptors of several variants of one file, `test.proto` of package `test`, each apart from the others. A variant
 * is what follows the package; `proto2` before it is another syntax than proto3. All are built at once.
 */
export function compileVariants<Name extends string>(
  variants: Readonly<Record<Name, string>>,
): Record<Name, FileRegistry> {
  const bodies = Object.entries<string>(variants).map(([name, text]) => {
    const [, edition, body] = /^\s*(proto2|edition \d+)?\n?(.*)$/s.exec(text) as unknown as string[];
    const isEdition = edition?.startsWith("edition") === true;
    const head = isEdition ? `edition = "${edition?.slice(8)}";` : `syntax = "${edition ?? "proto3"}";`;
    return { name, text: `${head} package PACKAGE;\n${body}` };
  });
  const files = bodies.map(({ text }, i): [string, string] => [
    `${standIn(i)}.proto`,
    text.replaceAll("PACKAGE", standIn(i)),
  ]);
  const image = imageOf({ "limits.proto": LIMITS, ...Object.fromEntries(files) });
  const { file } = fromBinary(FileDescriptorSetSchema, image);
  const shared = file.filter(({ name }) => !files.some(([own]) => own === name));
  return Object.fromEntries(
    bodies.map(({ name }, i) => {
      const own = file.find((candidate) => candidate.name === `${standIn(i)}.proto`);
      if (own === undefined) throw new Error(`image must hold ${name}`);
      const bytes = Buffer.from(toBinary(FileDescriptorProtoSchema, own)).toString("latin1");
      const renamed = Buffer.from(bytes.replaceAll(standIn(i), "test"), "latin1");
      return [
        name,
        createFileRegistry(
          create(FileDescriptorSetSchema, {
            file: [...shared, fromBinary(FileDescriptorProtoSchema, renamed)],
          }),
        ),
      ];
    }),
  ) as Record<Name, FileRegistry>;
}

function build(files: Readonly<Record<string, string>>, kept: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "waybill-protos-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const require = createRequire(join(root, "package.json"));
    const buf = join(dirname(require.resolve("@bufbuild/buf/package.json")), "bin/buf");
    const { status, stdout, stderr } = spawnSync(process.execPath, [buf, "build", "-o", "-#format=binpb"], {
      cwd: folder,
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`buf must compile the sources of a test: ${stderr}`);
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${kept}.${process.pid}`, stdout);
    renameSync(`${kept}.${process.pid}`, kept);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
