import type { FileRegistry } from "@bufbuild/protobuf";
import { append } from "../../schema/pointer.ts";
import { didYouMean } from "../did-you-mean.ts";
import { problemAt, type Rule } from "../rule.ts";

export const protobufMessage: Rule = {
  id: "protobuf-message",
  severity: "error",
  summary: "Protobuf messages that topics name are defined in the registry's .proto files",
  explain: {
    why: "Without descriptors only the outer form of a message can be checked, no field is typed, and readable fixtures cannot be encoded.",
    bad: "messages: { v1: shop.v1.Ordr }",
    good: "messages: { v1: shop.v1.Order }",
    fix: "Correct the full name (package and message), or list the folder that defines it under `proto` of registry.yaml. A registry that lists no `proto` at all is not checked.",
  },
  *check(registry) {
    const { messages } = registry;
    if (messages === undefined) return;
    for (const { document, spec } of registry.topics) {
      if (document === undefined || spec.encoding !== "protobuf") continue;
      for (const [version, name] of Object.entries(spec.messages)) {
        if (messages.getMessage(name) !== undefined) continue;
        const hint = suggest(name, messages);
        yield problemAt(
          document,
          append("/messages", version),
          `message "${name}" is not defined in the registry's .proto files`,
          hint,
        );
      }
    }
  },
};

function suggest(name: string, messages: FileRegistry): string | undefined {
  const names = [...messages].flatMap((type) => (type.kind === "message" ? [type.typeName] : []));
  const last = name.slice(name.lastIndexOf(".") + 1);
  const moved = names.find((known) => known.endsWith(`.${last}`));
  return didYouMean(name, names) ?? (moved === undefined ? undefined : `did you mean "${moved}"?`);
}
