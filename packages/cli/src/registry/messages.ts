import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join, relative, resolve } from "node:path";
import { createFileRegistry, type FileRegistry, fromBinary } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Finding } from "../finding.ts";
import { unreadable } from "./document.ts";

export interface LoadedMessages {
  readonly messages?: FileRegistry;
  readonly findings: readonly Finding[];
}

/**
 * The descriptors of everything in `sources`: folders of `.proto` files are built with buf, an image is read. Of a file
 * that several sources hold, the first counts. A source that fails is a finding, and its messages are then unknown.
 */
export async function loadMessages(root: string, sources: readonly string[]): Promise<LoadedMessages> {
  const files = new Map<string, FileDescriptorProto>();
  const findings: Finding[] = [];
  for (const source of sources) {
    try {
      const built = await imageOf(root, source);
      findings.push(...built.findings);
      for (const file of fromBinary(FileDescriptorSetSchema, built.image).file) {
        if (!files.has(file.name)) files.set(file.name, file);
      }
    } catch (error) {
      findings.push(unreadable({ file: source }, "must be a folder of .proto files or an image", error));
    }
  }
  if (files.size === 0) return { findings };
  try {
    return {
      messages: createFileRegistry({
        $typeName: "google.protobuf.FileDescriptorSet",
        file: [...files.values()],
      }),
      findings,
    };
  } catch (error) {
    return {
      findings: [...findings, unreadable({ file: "registry.yaml" }, "proto must be complete", error)],
    };
  }
}

interface Image {
  /** A serialised `FileDescriptorSet`; empty when the build failed. */
  readonly image: Uint8Array;
  readonly findings: readonly Finding[];
}

async function imageOf(root: string, source: string): Promise<Image> {
  const path = resolve(root, source);
  if (extname(path) !== "") return { image: await readFile(path), findings: [] };
  const args = ["build", path, "-o", "-#format=binpb", "--error-format", "json"];
  const { stdout, stderr, status } = runBuf(args, path);
  if (status === 0) return { image: stdout, findings: [] };
  return { image: new Uint8Array(), findings: buildFindings(`${stdout}\n${stderr}`, root, source) };
}

/** Runs the buf that this package depends on; it needs no network for anything done here. */
export function runBuf(
  args: readonly string[],
  cwd: string,
): { stdout: Buffer; stderr: string; status: number | null } {
  const [command = "", ...first] = bufCommand();
  const result = spawnSync(command, [...first, ...args], { cwd, maxBuffer: 1 << 30 });
  if (result.error) throw result.error;
  return { stdout: result.stdout, stderr: result.stderr.toString(), status: result.status };
}

let bufFound: readonly string[] | undefined;

/**
 * The binary for this platform, of which a package manager installs one, or else the script that looks for it: that
 * takes a Node process each time, which is as long as buf itself.
 */
function bufCommand(): readonly string[] {
  if (bufFound !== undefined) return bufFound;
  const manifest = createRequire(import.meta.url).resolve("@bufbuild/buf/package.json");
  const require = createRequire(manifest);
  const { optionalDependencies } = require(manifest) as { optionalDependencies?: Record<string, string> };
  const binaries = Object.keys(optionalDependencies ?? {}).flatMap((name) => {
    try {
      return require.resolve(`${name}/bin/buf${process.platform === "win32" ? ".exe" : ""}`);
    } catch {
      return [];
    }
  });
  bufFound = binaries.length === 1 ? binaries : [process.execPath, join(dirname(manifest), "bin", "buf")];
  return bufFound;
}

/** buf reports compile errors as one JSON object a line, and anything else as text. */
function buildFindings(output: string, root: string, source: string): Finding[] {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line): Finding => {
    try {
      const fault = JSON.parse(line) as {
        path: string;
        start_line?: number;
        start_column?: number;
        message: string;
      };
      return {
        rule: "unreadable-file",
        severity: "error",
        file: relative(root, resolve(root, fault.path)).replaceAll("\\", "/"),
        ...(fault.start_line !== undefined && { line: fault.start_line }),
        ...(fault.start_column !== undefined && { column: fault.start_column }),
        message: `must compile: ${fault.message}`,
      };
    } catch {
      return unreadable({ file: source }, "must build", line.replace(/^Failure: /, ""));
    }
  });
}
