import type { Failure } from "./evaluate.ts";
import type { FindingClass } from "./finding.ts";
import type { Document } from "./normal/document.ts";
import { keyOf, toPointer } from "./value.ts";

/** What the reader wants at the place of a failure, in one line. */
export function messageOf(failure: Failure, reader: Document): string {
  const where = failure.path.length === 0 ? "the message" : toPointer(failure.path);
  if (failure.rule === "required") return `${where} must have the key "${failure.key}"`;
  if (["additionalProperties", "unevaluatedProperties", "properties"].includes(failure.rule))
    return failure.key === undefined
      ? `${where} has a key that must be of another schema`
      : `${where} must not have the key "${failure.key}"`;
  if (failure.rule === "false") return `${where} must not be there`;
  const wanted = keyOf(reader.at(failure.at));
  return `${where} must hold to "${failure.rule}"${wanted.length <= 60 ? `: ${wanted}` : ""}`;
}

/** What to do about it; `writerIsOld` where new readers refuse what old writers send. */
export function hintOf(failure: Failure, kind: FindingClass, writerIsOld: boolean): string {
  // Readers that come first read what old writers send; it is they who refuse it.
  const otherwise = writerIsOld ? "release a new version" : "upgrade the readers first";
  switch (kind) {
    case "only-by-undeclared-property":
      return "close the writer's schema with additionalProperties: false, or compare with undeclared: declared-only";
    case "only-by-format":
      return "compare with format: annotate when no reader asserts formats";
    case "default-would-fill":
      return "compare with defaults: fill when readers fill defaults in before they validate";
    case "beyond-double":
      return "keep numbers within 2^53-1, or give both sides the same format: int64 or uint64";
    default:
  }
  switch (failure.rule) {
    case "required":
      return `make "${failure.key}" optional, or release a new version`;
    case "enum":
    case "const":
      return `keep the values that were allowed, or ${otherwise}`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return `keep accepting the key, or ${otherwise}`;
    default:
      return `keep "${failure.rule}" as wide as the other side has it, or release a new version`;
  }
}
