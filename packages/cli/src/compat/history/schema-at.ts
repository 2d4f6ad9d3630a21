import { posix } from "node:path";
import type { JsonSchema } from "@waybill/compat";
import { parseJsonDocument } from "../../registry/document.ts";
import type { Document, Registry, TopicVersion } from "../../registry/model.ts";
import { exactValue } from "../../schema/exact.ts";
import { readObjects } from "../blobs.ts";
import type { Side } from "../compare-pair.ts";
import { sideOf } from "../sides.ts";

/** A schema as a commit has it, with the files that it refers to there. */
export interface SchemaState {
  /** Names in the repository of its own file and of all that it refers to. */
  readonly files: readonly string[];
  /** Undefined when the file is not there, or is no JSON. */
  readonly side?: Side;
}

/** Reads schemas at commits, each with what it refers to at that commit; asks git once for each depth of references. */
export function schemasAt(
  repository: string,
  wanted: readonly { readonly hash: string; readonly path: string }[],
): readonly SchemaState[] {
  const documents = new Map<string, Document | undefined>();
  let open = wanted.map(({ hash, path }) => `${hash}:${path}`);
  while (open.length > 0) {
    const blobs = readObjects(repository, open);
    const next = new Set<string>();
    for (const spec of open) {
      const [hash, path] = splitSpec(spec);
      const bytes = blobs.get(spec);
      const document = bytes === undefined ? undefined : parseJsonDocument(path, bytes.toString()).document;
      documents.set(spec, document);
      for (const file of referencesOf(document)) next.add(`${hash}:${file}`);
    }
    open = [...next].filter((spec) => !documents.has(spec));
  }
  return wanted.map(({ hash, path }) => stateOf(hash, path, documents));
}

function stateOf(
  hash: string,
  path: string,
  documents: ReadonlyMap<string, Document | undefined>,
): SchemaState {
  const files = new Set([path]);
  // A set is walked in the order in which it grows.
  for (const file of files)
    for (const next of referencesOf(documents.get(`${hash}:${file}`))) files.add(next);
  const found = [...files].flatMap((file) => documents.get(`${hash}:${file}`) ?? []);
  const own = documents.get(`${hash}:${path}`);
  if (own === undefined) return { files: [...files] };
  const label = hash.slice(0, 12);
  // A schema in one piece is compared in its own draft; one of several is put together as draft-07.
  const side = files.size === 1 ? wholeSide(own) : sideOf(registryOf(found), versionOf(own));
  return { files: [...files], side: { ...side, label } };
}

function wholeSide(document: Document): Side {
  return {
    label: "",
    schema: exactValue(document) as JsonSchema,
    locate: (pointer) => document.locate(pointer),
    faults: [],
  };
}

function versionOf(schema: Document): TopicVersion {
  return { topic: schema.file, version: 1, encoding: "json", schema, fixtures: [] };
}

function registryOf(shared: readonly Document[]): Registry {
  const config = { services: [], proto: [], policy: { retention_ms: [] }, generate: {} };
  return { root: "", config, topics: [], shared, files: [], findings: [] };
}

/** Files that a document's `$ref`s name: relative ones, and `file://x` beside it. */
function referencesOf(document: Document | undefined): readonly string[] {
  if (document === undefined) return [];
  const files = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, member] of Object.entries(node)) {
      if (key === "$ref" && typeof member === "string") {
        const [address = ""] = member.split("#", 1);
        const isLeaf = address.startsWith("file:");
        if (address !== "" && (isLeaf || !/^[a-z][a-z0-9+.-]*:/i.test(address)))
          files.add(posix.join(posix.dirname(document.file), isLeaf ? posix.basename(address) : address));
      } else visit(member);
    }
  };
  visit(document.value);
  return [...files];
}

function splitSpec(spec: string): readonly [string, string] {
  const colon = spec.indexOf(":");
  return [spec.slice(0, colon), spec.slice(colon + 1)];
}
