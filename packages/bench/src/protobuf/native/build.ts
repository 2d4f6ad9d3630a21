import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** TraceItems in a compiled language: a program that is built here, or why it cannot be. */
export type Native =
  | { readonly name: string; readonly program: string }
  | { readonly name: string; readonly missing: string };

const proto = join(import.meta.dirname, "../../../../../proto");
/** Ignored by git. */
export const folder: string = join(import.meta.dirname, "../../../node_modules/.cache/native");

/** Builds both; what is built already is left to the compilers to see. */
export function natives(): Native[] {
  return [
    built("C++ protobuf", "g++ and protoc with its headers", cpp),
    built("prost", "cargo and its registry", rust),
  ];
}

function built(name: string, needs: string, build: () => string): Native {
  mkdirSync(folder, { recursive: true });
  try {
    return { name, program: build() };
  } catch {
    return { name, missing: `needs ${needs}` };
  }
}

function cpp(): string {
  const program = join(folder, "trace_item");
  const files = withImports("sentry_protos/snuba/v1/trace_item.proto");
  run("protoc", "-I", proto, "--cpp_out", folder, ...files);
  const sources = files.map((file) => join(folder, file.replace(/proto$/, "pb.cc")));
  const source = join(import.meta.dirname, "trace_item.cc");
  run("g++", "-O2", "-std=c++17", "-I", folder, "-o", program, source, ...sources, "-lprotobuf", "-pthread");
  return program;
}

/** The file and all that it imports, save what comes with the library. */
function withImports(file: string): string[] {
  const text = readFileSync(join(proto, file), "utf8");
  const imports = [...text.matchAll(/^import "(sentry_protos\/.+)";$/gm)].map(([, name = ""]) => name);
  return [...new Set([...imports.flatMap(withImports), file])];
}

function rust(): string {
  const manifest = join(import.meta.dirname, "prost/Cargo.toml");
  run("cargo", "build", "--locked", "--release", "--manifest-path", manifest, "--target-dir", folder);
  return join(folder, "release/trace-item");
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: "ignore" });
}
