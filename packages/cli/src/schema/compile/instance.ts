import { Ajv, type Options } from "ajv";
import { vocabulary } from "./vocabulary.ts";

/** An Ajv for lowered schemas, which have no `$ref`, no `format` and no annotation. */
export function createCompiler(options: Options): Ajv {
  const ajv = new Ajv({
    strict: false,
    // NaN and the infinities are no numbers.
    strictNumbers: true,
    validateSchema: false,
    meta: false,
    messages: false,
    logger: false,
    // The compiler inlines what is worth it; Ajv would not see our references and inline a cycle for ever.
    inlineRefs: false,
    unicodeRegExp: true,
    ...options,
  });
  for (const keyword of ["contentEncoding", "contentMediaType", "contentSchema", "format"])
    ajv.removeKeyword(keyword);
  for (const keyword of vocabulary) ajv.addKeyword(keyword);
  return ajv;
}

/**
 * Whether a schema speaks of members that every object inherits. Their absence is visible only to a check of own
 * members, which is slower.
 */
export function needsOwnProperties(lowered: unknown): boolean {
  if (typeof lowered !== "object" || lowered === null) return false;
  return Object.entries(lowered).some(([key, member]) => {
    const names =
      key === "properties" || key === "dependencies" ? Object.keys(Object(member)) : [member].flat();
    const speaks = ["properties", "dependencies", "required"].includes(key);
    return (speaks && names.some(isInherited)) || needsOwnProperties(member);
  });
}

function isInherited(name: unknown): boolean {
  return typeof name === "string" && name in Object.prototype;
}
