import { didYouMean } from "../lint/did-you-mean.ts";
import type { JsonObject } from "../registry/json-source.ts";
import { KEYWORDS, LATER_KEYWORDS } from "./keywords.ts";
import type { Report } from "./report.ts";
import type { SchemaFile } from "./schema-files.ts";

/** What there is to say about single keywords of a schema file. Each takes the pointer of what it speaks of. */
export interface KeywordNotes {
  /** A pattern that was rewritten, or left out. */
  pattern(pattern: string, used: string | undefined, pointer: string): void;
  /** A tuple that accepts arrays of other lengths. */
  tuple(schema: JsonObject, pointer: string): void;
  /** A keyword that has no effect. */
  unknown(keyword: string, pointer: string): void;
  /** Sets the format of an integer whose bound no double holds exactly: such integers have 64 bits. */
  wideInteger(schema: JsonObject, pointer: string): void;
}

/** `definitions` are the pointers of the file that are definitions of the result. */
export function keywordNotes(
  file: SchemaFile,
  definitions: ReadonlyMap<string, string>,
  report: Report,
): KeywordNotes {
  const at = (pointer: string, hint?: string) => ({ line: file.line(pointer), pointer, hint });
  return { pattern: reportPattern, tuple: openTuple, unknown: unknownKeyword, wideInteger };

  function reportPattern(pattern: string, used: string | undefined, pointer: string): void {
    const action = used === undefined ? "left out" : `written as "${used}"`;
    report(
      "pattern",
      file.file,
      `pattern "${pattern}" is no regular expression of JSON Schema; ${action}`,
      at(pointer),
    );
  }

  function openTuple(schema: JsonObject, pointer: string): void {
    const closed = schema["additionalItems"] === false || schema["maxItems"] !== undefined;
    const bounded = typeof schema["minItems"] === "number" && schema["minItems"] > 0;
    if (closed && bounded) return;
    const what = closed ? "shorter" : bounded ? "longer" : "shorter and longer";
    const hint = "set minItems and additionalItems: false";
    report("open-tuple", file.file, `tuple accepts ${what} arrays than its items`, at(pointer, hint));
  }

  function unknownKeyword(keyword: string, pointer: string): void {
    if ([...definitions.keys()].some((target) => target.startsWith(`${pointer}/`))) return;
    if (keyword === "$bytes") {
      report("binary-in-json", file.file, '"$bytes" has no meaning outside msgpack; left out', at(pointer));
    } else if (Object.hasOwn(LATER_KEYWORDS, keyword)) {
      if (keyword === "$defs" || keyword === "$anchor") return;
      const hint =
        keyword === "prefixItems"
          ? "use items: [...], which is what draft-07 calls it"
          : "draft-07 has no such keyword";
      report(
        "later-keyword",
        file.file,
        `"${keyword}" has no effect under draft-07 and was left out`,
        at(pointer, hint),
      );
    } else {
      const near = didYouMean(keyword, Object.keys(KEYWORDS));
      const rule = near === undefined ? "keyword-unknown" : "keyword-misspelt";
      report(
        rule,
        file.file,
        `unknown keyword "${keyword}" had no effect and was left out`,
        at(pointer, near),
      );
    }
  }

  function wideInteger(schema: JsonObject, pointer: string): void {
    const { type, format, minimum, maximum } = schema;
    if (type !== "integer" || format !== undefined) return;
    if (typeof minimum !== "bigint" && typeof maximum !== "bigint") return;
    schema["format"] = typeof maximum === "bigint" && maximum > 2n ** 63n - 1n ? "uint64" : "int64";
    const message = `bounds are beyond 2^53-1; the format is ${schema["format"]} now`;
    report("wide-integer", file.file, message, at(pointer));
  }
}
