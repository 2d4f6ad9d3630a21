import type { DescEnum, DescField, DescFile, DescMessage, FileRegistry } from "@bufbuild/protobuf";

/** What protoc-gen-es declares a TypeScript type for. */
export type DeclaredType = DescMessage | DescEnum;

/** A type of the baseline, with what has become of it: under its name or, where that is gone, in its place. */
export interface TypePair {
  readonly old: DeclaredType;
  readonly current?: DeclaredType;
}

/** A message and every type that it refers to, by the old full name. Types of Protobuf's own are the same on both sides. */
export function pairTypes(
  old: DescMessage,
  current: DescMessage,
  registry: FileRegistry,
): ReadonlyMap<string, TypePair> {
  const pairs = new Map<string, TypePair>();
  const queue: { old: DeclaredType; place: DeclaredType | undefined }[] = [{ old, place: current }];
  for (const { old: type, place } of queue) {
    if (pairs.has(type.typeName) || isWellKnown(type.file)) continue;
    const named =
      type.kind === "message" ? registry.getMessage(type.typeName) : registry.getEnum(type.typeName);
    const found = named ?? (place?.kind === type.kind ? place : undefined);
    pairs.set(type.typeName, { old: type, ...(found !== undefined && { current: found }) });
    if (type.kind !== "message") continue;
    const fields = found?.kind === "message" ? found.fields : [];
    for (const field of type.fields) {
      const child = typeOf(field);
      const now = fields.find(({ number }) => number === field.number);
      if (child !== undefined) queue.push({ old: child, place: now && typeOf(now) });
    }
  }
  return pairs;
}

/** The message or enum that a field, its elements or its values are of; undefined for scalars. */
export function typeOf(field: DescField): DeclaredType | undefined {
  return field.message ?? field.enum;
}

export function isWellKnown({ proto }: DescFile): boolean {
  return proto.name.startsWith("google/protobuf/");
}
