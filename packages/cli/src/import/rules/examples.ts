import { error, type RuleEntry, warning } from "./entry.ts";

const widened =
  "The schema is narrower than the data; the imported schema accepts both, so that the example passes.";

/** About files below `examples/`, and what they show of schemas. */
export const exampleRules = {
  "examples-missing": warning(
    "a version has examples",
    "Nothing shows what the schema accepts.",
    "Add a pass fixture to the version's folder.",
  ),
  "example-orphan": warning(
    "every example is used",
    "No topic leads to it, so it was left out.",
    "Delete it or name it in a topic.",
  ),
  "example-form": warning(
    "an example is called what it is",
    "The extension says how to read a file.",
    "Check the fixture it became.",
  ),
  "example-refused": error(
    "an example is a message of its topic",
    "An example that its own schema refuses shows that one of the two is wrong.",
    "Correct the schema or the example, or make it a fail fixture.",
  ),
  "bytes-seen": warning("bytes are described as bytes", widened, "Choose one of the two."),
  "text-seen": warning("what is described as bytes is bytes", widened, "Choose one of the two."),
  "null-seen": warning("what may be null is described so", widened, "Check that null is meant."),
  "wide-integer": warning(
    "integers of 64 bits say so",
    "Doubles hold integers exactly up to 2^53-1; only with `format: int64` or `uint64` do larger ones reach a program unrounded.",
    "Check the format that was set.",
  ),
  "format-refuses": warning(
    "an example has the format that its schema names",
    "Many validators do not check formats, so that nobody noticed. The format was left out.",
    "Correct the format or the example.",
  ),
} satisfies Record<string, RuleEntry>;
