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
  compile({ contentMediaType, contentSchema = true }, { visitOf, probe, add, path }) {
    if (contentMediaType !== "application/json") return [];
    const visit = visitOf(contentSchema);
    return (value) => {
      const bytes = isBytes(value) ? value : bytesOf(value);
      if (bytes === undefined) return;
      let cause: TopicIssue | undefined;
      let start = 0;
      try {
        const document = readJson(bytes);
        start = path().length;
        [cause] = probe(visit, document);
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
        cause = error.issue;
      }
      if (cause === undefined) return;
      const where = cause.path.slice(start) || "it";
      add("contentSchema", `must hold a JSON document that is valid: ${where} ${cause.message}`, cause.hint);
    };
  },
};
