import { type DescMessage, toBinary } from "@bufbuild/protobuf";
import { usedTypes } from "@bufbuild/protobuf/reflect";
import { DescriptorProtoSchema, EnumDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { bytesText } from "./scalar-value.ts";

/** Whether a message and all that it refers to are declared alike, so that there is nothing to compare. */
export function isUnchanged(old: DescMessage, current: DescMessage): boolean {
  return old.typeName === current.typeName && declarationText(old) === declarationText(current);
}

/** What the types of a message are declared as; where they are declared is left out. */
export function declarationText(message: DescMessage): string {
  const types = new Map([message, ...usedTypes(message)].map((type) => [type.typeName, type]));
  return [...types.values()]
    .map((type) => {
      const syntax = `${type.file.edition}`;
      const proto =
        type.kind === "message"
          ? toBinary(DescriptorProtoSchema, type.proto)
          : toBinary(EnumDescriptorProtoSchema, type.proto);
      const features = type.file.proto.options?.features;
      return `${type.typeName} ${syntax} ${JSON.stringify(features ?? null)} ${bytesText(proto)}`;
    })
    .sort()
    .join("\n");
}
