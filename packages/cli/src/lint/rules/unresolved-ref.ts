import { posix } from "node:path";
import { isRecord } from "../../registry/shape.ts";
import { nodeAt, tokensOf } from "../../schema/pointer.ts";
import { didYouMean } from "../did-you-mean.ts";
import { isForeign, resolveReference } from "../references.ts";
import type { Rule } from "../rule.ts";
import { atNodes, type SchemaSource, schemaSources } from "../schema-source.ts";

export const unresolvedRef: Rule = {
  id: "unresolved-ref",
  severity: "error",
  summary: "every `$ref` leads to a schema of the registry",
  explain: {
    why: "A reference that leads nowhere stops the generator, or in lenient validators accepts everything.",
    bad: '{ "$ref": "#/definitions/Itm" }',
    good: '{ "$ref": "#/definitions/Item" }',
    fix: "Correct the path or the name. Paths are relative to the file; definitions are named by JSON Pointer, not by anchor.",
  },
  check: atNodes(function* ({ source, schema, problem }, registry) {
    const ref = schema["$ref"];
    if (typeof ref !== "string" || isForeign(ref)) return;
    if (resolveReference(registry, source.document, ref) !== undefined) return;
    const [message, hint] = diagnose(ref, source, schemaSources(registry));
    yield problem(`$ref "${ref}" ${message}`, hint, "/$ref");
  }),
};

function diagnose(
  ref: string,
  { document }: SchemaSource,
  sources: readonly SchemaSource[],
): [string, string?] {
  const [path = "", fragment = ""] = ref.split("#", 2);
  const here = posix.dirname(document.file);
  const file = path === "" ? document.file : posix.join(here, path);
  const target = sources.find((source) => source.document.file === file)?.document;
  if (target === undefined) {
    const known = sources.map((source) => posix.relative(here, source.document.file));
    const hint = didYouMean(path, known) ?? `add ${file}, or correct the path: it starts from ${here}/`;
    return [`leads to ${file}, which is no schema of the registry`, hint];
  }
  if (!fragment.startsWith("/"))
    return ["must name a definition by JSON Pointer", "write #/definitions/<Name>"];
  const holder = nodeAt(target.value, fragment.slice(0, fragment.lastIndexOf("/")));
  const name = tokensOf(fragment).at(-1) ?? "";
  const names = isRecord(holder) ? Object.keys(holder) : [];
  return [`leads to nothing in ${file}`, ...hints(didYouMean(name, names))];
}

function hints(hint: string | undefined): [string?] {
  return hint === undefined ? [] : [hint];
}
