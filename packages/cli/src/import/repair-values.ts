import { Ajv } from "ajv";
import type { Json, JsonObject } from "../registry/json-source.ts";
import { isObject } from "../registry/json-source.ts";
import { tokensOf } from "../schema/pointer.ts";
import { KEYWORDS } from "./keywords.ts";
import { plain } from "./plain.ts";
import type { Report } from "./report.ts";
import type { SchemaFile } from "./schema-files.ts";

const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false });

/** Takes out every keyword whose value draft-07's own schema refuses, such as `type: "int"`; a list is only thinned. */
export function repairValues(root: JsonObject, file: SchemaFile, report: Report): void {
  for (let guard = 0; guard < 500; guard++) {
    if (ajv.validateSchema(plain(root) as object)) return;
    const error = ajv.errors?.[0];
    const found = error && keywordAt(root, tokensOf(error.instancePath));
    if (!found) return;
    const { holder, keyword, pointer } = found;
    const value = holder[keyword];
    const duplicates = error.keyword === "uniqueItems" && Array.isArray(value);
    const message = duplicates ? "names a value twice" : `${error.message ?? "is invalid"}; left out`;
    report("keyword-value", file.file, `"${keyword}" ${message}`, { line: file.line(pointer), pointer });
    if (duplicates)
      holder[keyword] = [
        ...new Map((value as readonly Json[]).map((item) => [JSON.stringify(plain(item)), item])).values(),
      ];
    else delete holder[keyword];
  }
}

/** The innermost keyword on the way to a place inside a schema. */
function keywordAt(
  root: JsonObject,
  path: readonly string[],
): { holder: JsonObject; keyword: string; pointer: string } | undefined {
  let schema = root;
  let found: { holder: JsonObject; keyword: string; pointer: string } | undefined;
  for (let i = 0; i < path.length; ) {
    const keyword = path[i] as string;
    found = { holder: schema, keyword, pointer: `/${path.slice(0, i + 1).join("/")}` };
    const shape = KEYWORDS[keyword];
    let next: Json | undefined = schema[keyword];
    i++;
    if (shape !== "schema" && !(shape === "schema-or-list" && !Array.isArray(next))) {
      if (shape === "value" || i >= path.length) return found;
      next = Array.isArray(next)
        ? (next as readonly Json[])[Number(path[i])]
        : (next as JsonObject)[path[i] as string];
      i++;
    }
    if (!isObject(next)) return found;
    schema = next;
  }
  return found;
}
