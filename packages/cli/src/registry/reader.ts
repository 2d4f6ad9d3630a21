import { lstat, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../finding.ts";
import { type Parsed, parseJsonDocument, parseYamlDocument, unreadable } from "./document.ts";
import { loneSurrogate } from "./lone-surrogate.ts";
import type { Document } from "./model.ts";

/** Reads files of one registry and collects what is wrong with them. */
export class Reader {
  readonly findings: Finding[] = [];
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** `undefined` when the file is missing, or unreadable, which is then a finding. */
  async document(file: string): Promise<Document | undefined> {
    const bytes = await this.bytes(file);
    if (bytes === undefined) return undefined;
    const { document, findings } = parsedFrom(file, bytes);
    this.findings.push(...findings);
    return document;
  }

  /** `undefined` when the file is missing or cannot be opened; the latter is a finding. */
  async bytes(file: string): Promise<Uint8Array | undefined> {
    try {
      const path = join(this.#root, file);
      // Reading a pipe or a device would not end.
      const stats = await stat(path);
      if (stats.isFile() || stats.isDirectory()) return await readFile(path);
      this.findings.push(unreadable({ file }, "must be readable", "it is no ordinary file"));
      return undefined;
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
      if (!isMissing) this.findings.push(unreadable({ file }, "must be readable", error));
      else if (await isLink(join(this.#root, file)))
        this.findings.push(unreadable({ file }, "must be readable", "it links to nothing"));
      return undefined;
    }
  }
}

async function isLink(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isSymbolicLink() === true;
}

function parsedFrom(file: string, bytes: Uint8Array): Parsed {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { findings: [unreadable({ file }, "must be readable", "it is not UTF-8")] };
  }
  try {
    return unicode(file.endsWith(".json") ? parseJsonDocument(file, text) : parseYamlDocument(file, text));
  } catch (error) {
    return { findings: [unreadable({ file }, "must be readable", error)] };
  }
}

/** What is generated of a contract is UTF-8, which has no form for half of a surrogate pair. */
function unicode(parsed: Parsed): Parsed {
  const { document, findings } = parsed;
  const pointer = loneSurrogate(document?.value);
  if (document === undefined || pointer === undefined) return parsed;
  const { file, line, column } = document.locate(pointer);
  const at = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  return {
    findings: [...findings, unreadable(at, "must be Unicode", "a text holds half of a surrogate pair")],
  };
}
