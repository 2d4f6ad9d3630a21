import { posix } from "node:path";
import type { Document, Registry } from "../registry/model.ts";
import { isRecord } from "../registry/shape.ts";
import { inMap, isSchema } from "./keywords.ts";
import { append, nodeAt, tokensOf } from "./pointer.ts";

/** A node of a schema file. */
export interface Target {
  readonly document: Document;
  readonly pointer: string;
}

/** Finds what a `$ref` means. Pure: files were read when the registry was loaded. */
export class SchemaSources {
  readonly #byFile = new Map<string, Document>();
  readonly #byId = new Map<string, Document>();

  constructor(registry: Registry) {
    const own = registry.topics.flatMap((topic) => topic.versions.flatMap((version) => version.schema ?? []));
    for (const document of [...own, ...registry.shared]) {
      this.#byFile.set(document.file, document);
      if (isRecord(document.value) && typeof document.value["$id"] === "string") {
        this.#byId.set(document.value["$id"].replace(/#$/, ""), document);
      }
    }
  }

  /** `undefined` when the reference leads nowhere, or to something that is no schema. */
  resolve(from: Document, ref: string): Target | undefined {
    const [address = "", fragment = ""] = ref.split("#", 2);
    const document = address === "" ? from : this.#document(from, address);
    if (document === undefined) return undefined;
    const pointer = pointerOf(fragment, document);
    return pointer !== undefined && isSchema(nodeAt(document.value, pointer))
      ? { document, pointer }
      : undefined;
  }

  #document(from: Document, address: string): Document | undefined {
    const relative = this.#byFile.get(posix.join(posix.dirname(from.file), address));
    return (
      relative ?? this.#byId.get(address) ?? (address.startsWith("file:") ? this.#byLeaf(address) : undefined)
    );
  }

  /** `file://x.schema.json` names a file wherever it is, as long as there is one such file. */
  #byLeaf(address: string): Document | undefined {
    const leaf = posix.basename(address);
    const found = [...this.#byFile.values()].filter(({ file }) => posix.basename(file) === leaf);
    return found.length === 1 ? found[0] : undefined;
  }
}

function pointerOf(fragment: string, document: Document): string | undefined {
  if (fragment === "" || fragment === "/") return "";
  try {
    const decoded = decodeURIComponent(fragment);
    if (decoded.startsWith("/")) return tokensOf(decoded).reduce(append, "");
    return anchor(document.value, decoded, "");
  } catch {
    return undefined;
  }
}

/** Keywords whose value is a value of messages, whatever it looks like. */
const ofValues: ReadonlySet<string> = new Set(["const", "enum", "default", "examples"]);

/** The pointer of the schema whose `$id` (draft-07) or anchor (later) is the plain name. `areNames`: keys are no keywords. */
function anchor(node: unknown, name: string, pointer: string, areNames = false): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if (isRecord(node) && !areNames) {
    const { $id, $anchor, $dynamicAnchor } = node;
    if ($id === `#${name}` || $anchor === name || $dynamicAnchor === name) return pointer;
  }
  for (const [key, member] of Object.entries(node)) {
    if (!areNames && ofValues.has(key)) continue;
    const isMap = !areNames && (inMap.has(key) || key === "$defs" || key === "dependentSchemas");
    const found = anchor(member, name, append(pointer, key), isMap);
    if (found !== undefined) return found;
  }
  return undefined;
}
