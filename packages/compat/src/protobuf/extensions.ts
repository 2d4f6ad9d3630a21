import type { DescExtension, DescMessage, Registry } from "@bufbuild/protobuf";
import { declarationsOf } from "./descriptors.ts";
import { declarationText } from "./is-unchanged.ts";
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
  const { message, enum: values } = extension;
  const numbers = values?.values.map(({ name, number }) => `${name} = ${number}`) ?? [];
  return [typeText(extension), ...numbers, message === undefined ? "" : declarationText(message)].join("\n");
}
