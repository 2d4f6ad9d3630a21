import { type DescExtension, type DescMessage, type Registry, toBinary } from "@bufbuild/protobuf";
import { usedTypes } from "@bufbuild/protobuf/reflect";
import { DescriptorProtoSchema, EnumDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { declarationsOf } from "./descriptors.ts";
import { bytesText } from "./scalar-value.ts";
import { typeText } from "./type-text.ts";

/**
 * Extensions of a message that are not the same in both registries, described. Their values are compared by nothing but the
 * identity of their types: what is described here is not decided.
 */
export function changedExtensions(
  old: DescMessage,
  current: DescMessage,
  registries: { readonly old: Registry; readonly new: Registry },
): readonly string[] {
  const before = extensionsOf(old, registries.old);
  const after = extensionsOf(current, registries.new);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `extension ${key} of ${current.typeName}`);
}

/** By name and number; the value is the same exactly if the types are. */
function extensionsOf({ typeName }: DescMessage, registry: Registry): Map<string, string> {
  return new Map(
    declarationsOf(registry)
      .extensions.filter(({ extendee }) => extendee.typeName === typeName)
      .map((extension) => [`${extension.typeName} = ${extension.number}`, identityOf(extension)]),
  );
}

function identityOf(extension: DescExtension): string {
  const types = extension.message === undefined ? [] : [extension.message, ...usedTypes(extension.message)];
  if (extension.enum !== undefined) types.push(extension.enum);
  const described = types.map((type) =>
    bytesText(
      type.kind === "message"
        ? toBinary(DescriptorProtoSchema, type.proto)
        : toBinary(EnumDescriptorProtoSchema, type.proto),
    ),
  );
  return [typeText(extension), ...described.sort()].join("\n");
}
