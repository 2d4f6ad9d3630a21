import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What the compiler says of a line. */
export interface Complaint {
  /** As it was given, with `/`. */
  readonly file: string;
  readonly line: number;
  /** The message and the reasons below it. */
  readonly words: readonly string[];
}

const CONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: "ES2022",
    lib: ["ES2023", "DOM"],
    module: "NodeNext",
    moduleResolution: "NodeNext",
    skipLibCheck: true,
    types: [],
  },
  include: ["**/*.ts"],
};

/** Path of the script of the nearest TypeScript: of the folders given, else of this package; undefined if there is none. */
export function findCompiler(folders: readonly string[]): string | undefined {
  const places = [...folders.map((folder) => join(folder, "x.js")), import.meta.url];
  for (const place of places) {
    try {
      return join(dirname(createRequire(place).resolve("typescript/package.json")), "bin", "tsc");
    } catch {
      // Not there: the next place may have it.
    }
  }
  return undefined;
}

/** Compiles files, given by path, in a folder of their own, where they can import protobuf-es. */
export async function compile(
  compiler: string,
  files: ReadonlyMap<string, string>,
): Promise<readonly Complaint[]> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-types-"));
  try {
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(CONFIG));
    await mkdir(join(folder, "node_modules/@bufbuild"), { recursive: true });
    // A junction takes no rights on Windows; elsewhere it is a link like any other.
    await symlink(protobufFolder(), join(folder, "node_modules/@bufbuild/protobuf"), "junction");
    for (const [file, text] of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    return complaintsIn(await run(compiler, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function protobufFolder(): string {
  const entry = createRequire(import.meta.url).resolve("@bufbuild/protobuf");
  return entry.slice(
    0,
    entry.lastIndexOf(join("@bufbuild", "protobuf")) + join("@bufbuild", "protobuf").length,
  );
}

function run(compiler: string, cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, "--project", ".", "--pretty", "false"], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      const text = Buffer.concat(chunks).toString();
      // 1 and 2 are complaints; anything else is a compiler that did not run.
      if (code === 0 || ((code === 1 || code === 2) && /error TS\d+/.test(text))) resolve(text);
      else
        reject(
          new Error(`TypeScript must compile declarations, but ended with ${code}: ${text.slice(0, 300)}`),
        );
    });
  });
}

function complaintsIn(output: string): Complaint[] {
  const complaints: { file: string; line: number; words: string[] }[] = [];
  for (const text of output.split(/\r?\n/)) {
    const [, file, line, message] = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(text) ?? [];
    if (message !== undefined)
      complaints.push({ file: (file as string).replaceAll("\\", "/"), line: Number(line), words: [message] });
    else if (/^\s+\S/.test(text)) complaints.at(-1)?.words.push(text.trim());
  }
  return complaints;
}
