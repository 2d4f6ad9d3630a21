import { isBytes } from "../bytes.ts";
import { CodecError } from "../codec-error.ts";
import type { TopicIssue } from "../error.ts";
import { bytesOf } from "../json/parse-bytes.ts";
import { readJson } from "../json/read.ts";
import type { Check } from "./check.ts";

/**
 * `contentSchema` with JSON: a document inside the message, as bytes or byte values. One issue, at the bytes, with the
 * inner cause in words.
 */
export const documents: Check = {
  keywords: ["contentSchema"],
  apply(run, { contentMediaType, contentSchema }, value, path) {
    if (contentMediaType !== "application/json" || contentSchema === undefined) return;
    const bytes = isBytes(value) ? value : bytesOf(value);
    if (bytes === undefined) return;
    const document = read(bytes);
    const [cause] =
      document instanceof CodecError ? [document.issue] : run.probe(contentSchema, document, "");
    if (cause !== undefined) run.add(path, "contentSchema", inWords(cause), cause.hint);
  },
};

function read(bytes: Uint8Array): unknown {
  try {
    return readJson(bytes);
  } catch (error) {
    if (error instanceof CodecError) return error;
    throw error;
  }
}

function inWords({ path, message }: TopicIssue): string {
  return `must hold a JSON document that is valid: ${path || "it"} ${message}`;
}
