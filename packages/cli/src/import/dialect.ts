import type { JsonObject } from "../registry/json-source.ts";
import { isObject } from "../registry/json-source.ts";
import { draftOf, toDraft07 } from "../schema/draft.ts";
import type { Report } from "./report.ts";
import type { SchemaFile } from "./schema-files.ts";

export type Dialect = ReturnType<typeof draftOf>;

/** The draft that `$schema` declares; draft-07 when it declares none. Any other than draft-07 is reported. */
export function dialectOf(file: SchemaFile, report: Report): Dialect {
  const declared = isObject(file.value) ? file.value["$schema"] : undefined;
  const dialect = draftOf(file.value);
  if (typeof declared === "string" && /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test(declared))
    return dialect;
  const at = { line: file.line("/$schema"), pointer: "/$schema" };
  const what = typeof declared === "string" ? `is "${declared}"` : "is missing";
  report(
    "schema-dialect",
    file.file,
    `"$schema" ${what}; ${dialect === "07" ? "taken as" : "translated to"} draft-07`,
    at,
  );
  return dialect;
}

/** One schema object with its keywords as draft-07 has them; what draft-07 cannot say is reported and left out. */
export function translateKeywords(
  source: JsonObject,
  dialect: Dialect,
  report: (message: string, keyword: string) => void,
): JsonObject {
  const { node, lost } = toDraft07(source, dialect);
  for (const keyword of lost) report(`"${keyword}" cannot be said in draft-07 and was left out`, keyword);
  return node as JsonObject;
}
