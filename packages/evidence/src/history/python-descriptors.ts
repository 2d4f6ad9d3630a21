import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { create, createFileRegistry, type DescFile, type FileRegistry, fromBinary } from "@bufbuild/protobuf";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import {
  type DescriptorProto,
  type FieldDescriptorProto,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  file_google_protobuf_any,
  file_google_protobuf_descriptor,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
} from "@bufbuild/protobuf/wkt";

const WELL_KNOWN: readonly DescFile[] = [
  file_google_protobuf_any,
  file_google_protobuf_descriptor,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
];

/** The descriptors that protoc's code for Python holds as a literal of bytes, one a module. */
export function registryOf(folder: string): FileRegistry {
  const own = globSync("**/*_pb2.py", { cwd: folder })
    .map((file) => descriptorIn(readFileSync(join(folder, file), "utf8")))
    .filter((file) => file !== undefined);
  const files = ordered([...WELL_KNOWN.map(({ proto }) => proto), ...own]);
  return createFileRegistry(create(FileDescriptorSetSchema, { file: [...files] }));
}

/** Each file after those that it imports; without those that import what a release forgot to hold. */
function ordered(files: readonly FileDescriptorProto[]): readonly FileDescriptorProto[] {
  const order = new Map<string, FileDescriptorProto>();
  let left = files;
  for (;;) {
    const ready = left.filter(({ dependency }) => dependency.every((name) => order.has(name)));
    if (ready.length === 0) return [...order.values()];
    for (const file of ready) order.set(file.name, file);
    left = left.filter((file) => !ready.includes(file));
  }
}

function descriptorIn(code: string): FileDescriptorProto | undefined {
  const literal = /AddSerializedFile\(b(['"])((?:[^\\]|\\[\s\S])*?)\1\)/.exec(code)?.[2];
  if (literal === undefined) return undefined;
  const file = fromBinary(FileDescriptorProtoSchema, bytesOf(literal));
  nameInJson(file.extension, file.messageType);
  return file;
}

/** protoc leaves the names in JSON out of its code where they are as usual. */
function nameInJson(fields: readonly FieldDescriptorProto[], messages: readonly DescriptorProto[]): void {
  for (const field of fields) field.jsonName ||= protoCamelCase(field.name);
  for (const { field, extension, nestedType } of messages) nameInJson([...field, ...extension], nestedType);
}

const NAMED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, "\\": 92, "'": 39, '"': 34 };

/** What a literal of bytes stands for: escapes are hexadecimal, octal, or a letter. */
function bytesOf(literal: string): Uint8Array {
  const bytes: number[] = [];
  for (const [part, hex, octal, name] of literal.matchAll(/\\x([0-9a-f]{2})|\\([0-7]{1,3})|\\(.)|./gis)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (name !== undefined) bytes.push(NAMED[name] ?? name.charCodeAt(0));
    else bytes.push(part.charCodeAt(0));
  }
  return new Uint8Array(bytes);
}
