import type { DescEnum, DescExtension, DescFile, DescMessage, Registry } from "@bufbuild/protobuf";
import { nestedTypes } from "@bufbuild/protobuf/reflect";

/** What several files declare, nested declarations included. Map entries are no messages of their own. */
export interface Declarations {
  readonly messages: readonly DescMessage[];
  readonly enums: readonly DescEnum[];
  readonly extensions: readonly DescExtension[];
}

/** Everything in a registry of descriptors apart from `google.protobuf`, whose types are not the registry's own. */
export function declarationsOf(registry: Registry): Declarations {
  const [messages, enums, extensions] = [
    new Set<DescMessage>(),
    new Set<DescEnum>(),
    new Set<DescExtension>(),
  ];
  for (const type of registry) {
    if (isWellKnown(type.file)) continue;
    for (const inner of [type, ...(type.kind === "message" ? nestedTypes(type) : [])]) {
      if (inner.kind === "message") messages.add(inner);
      else if (inner.kind === "enum") enums.add(inner);
      else if (inner.kind === "extension") extensions.add(inner);
    }
  }
  return {
    messages: [...messages].filter(({ proto }) => proto.options?.mapEntry !== true),
    enums: [...enums],
    extensions: [...extensions],
  };
}

function isWellKnown({ proto }: DescFile): boolean {
  return proto.package === "google.protobuf";
}
