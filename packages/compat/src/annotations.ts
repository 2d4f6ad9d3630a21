import type { Finding } from "./finding.ts";
import { escapePart } from "./normal/document.ts";
import { isObject, type JsonSchema, keyOf } from "./value.ts";

/** Annotations on which programs act: what is filled in, and what is to go. */
const watched = ["default", "deprecated"] as const;

const words = { added: "is new", removed: "is gone", changed: "is not what it was" };

/** Schemas of both versions at the same pointer that say something else without accepting anything else. */
export function annotationFindings(oldSchema: JsonSchema, newSchema: JsonSchema): readonly Finding[] {
  const findings: Finding[] = [];
  visit(oldSchema, newSchema, "", findings);
  return findings;
}

function visit(before: unknown, after: unknown, pointer: string, findings: Finding[]): void {
  if (!isObject(before) || !isObject(after)) {
    if (Array.isArray(before) && Array.isArray(after))
      for (const [i, child] of before.entries()) visit(child, after[i], `${pointer}/${i}`, findings);
    return;
  }
  const isMap = /\/(properties|patternProperties|definitions|\$defs|dependencies|dependentSchemas)$/.test(
    pointer,
  );
  for (const rule of watched) {
    if (isMap || keyOf(before[rule]) === keyOf(after[rule])) continue;
    const at = `${pointer}/${rule}`;
    const edit = !(rule in before) ? "added" : rule in after ? "changed" : "removed";
    findings.push({
      rule,
      edit,
      class: "annotation",
      counts: false,
      old: rule in before ? at : pointer,
      new: rule in after ? at : pointer,
      path: "",
      message: `"${rule}" of ${pointer === "" ? "the schema" : pointer} ${words[edit]}`,
      demand: words[edit],
      confirmations: 0,
      refusals: [],
      hint: "make sure that readers expect it; the accepted messages are the same",
    });
  }
  for (const [key, child] of Object.entries(before)) {
    if (!isMap && ["enum", "const", "default", "examples"].includes(key)) continue;
    visit(child, after[key], `${pointer}/${escapePart(key)}`, findings);
  }
}
