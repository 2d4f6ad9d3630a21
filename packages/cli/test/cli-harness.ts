import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
/** Makes a process say on standard error how much memory it had at most, in kilobytes. */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\nmaxRSS " + process.resourceUsage().maxRSS + "\\n"))',
)}`;

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly bytes: Buffer;
  readonly stderr: string;
  /** The most memory the process had, in bytes; only when asked for. */
  readonly memory: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array | Readable;
  readonly measuresMemory?: boolean;
}

/** Runs the real command as a process of its own. */
export async function waybill(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = start(args, options);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  // The command may end before it has read everything.
  child.stdin.on("error", () => {});
  if (
    options.input === undefined ||
    typeof options.input === "string" ||
    options.input instanceof Uint8Array
  ) {
    child.stdin.end(options.input);
  } else {
    options.input.pipe(child.stdin);
  }
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on("close", (...result) => resolve(result));
  });
  const bytes = Buffer.concat(out);
  const stderr = Buffer.concat(err).toString();
  const memory = Number(/maxRSS (\d+)/.exec(stderr)?.[1] ?? 0) * 1024;
  return { code, signal, stdout: bytes.toString(), bytes, stderr, memory };
}

/** Starts the real command and leaves its streams to the caller. */
export function start(args: readonly string[], options: RunOptions = {}) {
  const node = [
    "--conditions=@waybill/source",
    ...(options.measuresMemory ? ["--import", REPORT_MEMORY] : []),
    MAIN,
  ];
  return spawn(process.execPath, [...node, ...args], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
  });
}

/** A temporary folder with these files, deleted after the test. Objects are written as JSON. */
export async function folder(files: Readonly<Record<string, string | Uint8Array | object>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "waybill-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    const path = join(root, file);
    await mkdir(dirname(path), { recursive: true });
    const isRaw = typeof content === "string" || content instanceof Uint8Array;
    await writeFile(path, isRaw ? content : `${JSON.stringify(content, undefined, 2)}\n`);
  }
  return root;
}

function topicYaml(encoding: string, more = ""): string {
  return `description: What the tests of the command send.
owners: ["@me/team"]
encoding: ${encoding}
producers: [writer]
consumers: [reader]
compatibility: { mode: backward }
${more}kafka: { retention.ms: 86400000, max.message.bytes: 1000000 }
`;
}

/** A registry of one topic for each encoding, in which nothing is wrong. */
export const SMALL_REGISTRY = {
  "schemas/notes/topic.yaml": topicYaml("json"),
  "schemas/notes/v1.schema.json": {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "notes",
    description: "A note.",
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer", maximum: 1000 }, text: { type: "string" } },
  },
  "schemas/notes/v1/shortest.pass.json": { id: 1 },
  "schemas/notes/v1/id-too-large.fail.json": {
    fails: { path: "/id", rule: "maximum" },
    message: { id: 1001 },
  },
  "schemas/blobs/topic.yaml": topicYaml("msgpack"),
  "schemas/blobs/v1.schema.json": {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "blobs",
    description: "Some bytes.",
    type: "object",
    required: ["body"],
    properties: { body: { contentEncoding: "binary" }, size: { type: "integer" } },
  },
  "schemas/blobs/v1/two-bytes.pass.json": { body: { $base64: "AP8=" }, size: 2 },
  "schemas/blobs/v1/body-as-text.fail.json": {
    fails: { path: "/body", rule: "contentEncoding" },
    message: { body: "text" },
  },
  "schemas/points/topic.yaml": topicYaml("protobuf", "messages: { v1: test.v1.Point }\n"),
  "schemas/points/v1/labelled.pass.binpb": Uint8Array.of(0x0a, 1, 0x61, 0x10, 5),
  "schemas/points/v1/truncated.fail.json": { fails: { path: "", rule: "truncated" }, base64: "egU=" },
} as const;

/** `registry.yaml` and `.proto` file of the Protobuf topic; without them its message is opaque. */
export const SMALL_PROTO = {
  "schemas/registry.yaml": "proto: [../proto]\n",
  "proto/test/v1/point.proto": `syntax = "proto3";
package test.v1;
message Point {
  string label = 1;
  int32 x = 2;
  int32 y = 3;
}
`,
} as const;
