import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { create, toBinary } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { onTestFinished, vi } from "vitest";
import { run } from "../src/commands/run.ts";

const MAIN = fileURLToPath(new URL("../dist/main.js", import.meta.url));
/** Makes a process say on standard error how much memory it had at most, in kilobytes. */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\nmaxRSS " + process.resourceUsage().maxRSS + "\\n"))',
)}`;

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly bytes: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs a command line in this process, with the working folder and the standard streams of its own: what the tests of
 * one behaviour need, at a twentieth of the price of a process. Runs wait for each other.
 */
export function waybill(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const result = turn.then(() => runHere(args, options));
  turn = result.catch(() => {});
  return result;
}

async function runHere(args: readonly string[], { cwd, input }: RunOptions): Promise<Run> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const stdin = Readable.from(input === undefined ? [] : [Buffer.from(input)]);
  const outside = { cwd: process.cwd(), exitCode: process.exitCode, signals: process.listeners("SIGINT") };
  const stdinProperty = Object.getOwnPropertyDescriptor(process, "stdin") as PropertyDescriptor;
  const spies = [captured(process.stdout, out), captured(process.stderr, err)];
  Object.defineProperty(process, "stdin", { value: stdin, configurable: true });
  process.exitCode = undefined;
  if (cwd !== undefined) process.chdir(cwd);
  try {
    await run([process.execPath, "waybill", ...args]);
    const bytes = Buffer.concat(out);
    const code = Number(process.exitCode ?? 0);
    return { code, stdout: bytes.toString(), bytes, stderr: Buffer.concat(err).toString() };
  } finally {
    for (const spy of spies) spy.mockRestore();
    Object.defineProperty(process, "stdin", stdinProperty);
    for (const listener of process.listeners("SIGINT")) {
      if (!outside.signals.includes(listener)) process.off("SIGINT", listener);
    }
    process.exitCode = outside.exitCode;
    process.chdir(outside.cwd);
  }
}

function captured(stream: NodeJS.WriteStream, chunks: Buffer[]) {
  return vi
    .spyOn(stream, "write")
    .mockImplementation((chunk) => chunks.push(Buffer.from(chunk as string)) > 0);
}

/** Runs the built command as a process of its own, fed by a stream, and measures how much memory it took at most. */
export async function waybillProcess(
  args: readonly string[],
  { cwd, input }: { readonly cwd: string; readonly input: Readable },
): Promise<Run & { readonly memory: number }> {
  const child = start(args, { cwd, node: ["--import", REPORT_MEMORY] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  // The command may end before it has read everything.
  child.stdin.on("error", () => {});
  input.pipe(child.stdin);
  const [code] = (await once(child, "close")) as [number | null];
  const bytes = Buffer.concat(out);
  const stderr = Buffer.concat(err).toString();
  const memory = Number(/maxRSS (\d+)/.exec(stderr)?.[1] ?? 0) * 1024;
  return { code, stdout: bytes.toString(), bytes, stderr, memory };
}

/** Starts the built command as a process of its own and leaves its streams to the caller. */
export function start(
  args: readonly string[],
  options: { readonly cwd: string; readonly node?: readonly string[] },
) {
  return spawn(process.execPath, [...(options.node ?? []), MAIN, ...args], {
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

const POINT = create(FileDescriptorSetSchema, {
  file: [
    {
      name: "test/v1/point.proto",
      package: "test.v1",
      syntax: "proto3",
      messageType: [
        {
          name: "Point",
          field: [field("label", 1, "STRING"), field("x", 2, "INT32"), field("y", 3, "INT32")],
        },
      ],
    },
  ],
});

function field(name: string, number: number, type: "STRING" | "INT32") {
  return {
    name,
    number,
    type: FieldDescriptorProto_Type[type],
    label: FieldDescriptorProto_Label.OPTIONAL,
    jsonName: name,
  };
}

/** `registry.yaml` and image of the Protobuf topic; without them its message is opaque. An image spares a run of buf. */
export const SMALL_PROTO = {
  "schemas/registry.yaml": "proto: [../point.binpb]\n",
  "point.binpb": toBinary(FileDescriptorSetSchema, POINT),
} as const;
