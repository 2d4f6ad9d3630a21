import type { DescEnum, DescEnumValue, DescExtension, DescField, DescMessage } from "@bufbuild/protobuf";

export type Declared = DescMessage | DescEnum | DescEnumValue | DescField | DescExtension;

/** Where a declaration stands. Line and column are 1-based; absent when the descriptors hold no source information. */
export interface Source {
  /** The name that the compiler knows the file by, such as `shop/v1/order.proto`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export function sourceOf(declared: Declared): Source {
  const { proto } = fileOf(declared);
  const file = proto.name;
  const path = pathOf(declared).join();
  const span = proto.sourceCodeInfo?.location.find((location) => location.path.join() === path)?.span;
  const [line, column] = span ?? [];
  return line === undefined || column === undefined ? { file } : { file, line: line + 1, column: column + 1 };
}

function fileOf(declared: Declared) {
  switch (declared.kind) {
    case "field":
    case "enum_value":
      return declared.parent.file;
    default:
      return declared.file;
  }
}

/** The path of `google.protobuf.SourceCodeInfo.Location`: numbers of fields and indices in `descriptor.proto`. */
function pathOf(declared: Declared): number[] {
  switch (declared.kind) {
    case "field":
      return [...pathOf(declared.parent), 2, declared.parent.proto.field.indexOf(declared.proto)];
    case "enum_value":
      return [...pathOf(declared.parent), 2, declared.parent.proto.value.indexOf(declared.proto)];
    case "message": {
      const { parent, file, proto } = declared;
      if (parent === undefined) return [4, file.proto.messageType.indexOf(proto)];
      return [...pathOf(parent), 3, parent.proto.nestedType.indexOf(proto)];
    }
    case "enum": {
      const { parent, file, proto } = declared;
      if (parent === undefined) return [5, file.proto.enumType.indexOf(proto)];
      return [...pathOf(parent), 4, parent.proto.enumType.indexOf(proto)];
    }
    case "extension": {
      const { parent, file, proto } = declared;
      if (parent === undefined) return [7, file.proto.extension.indexOf(proto)];
      return [...pathOf(parent), 6, parent.proto.extension.indexOf(proto)];
    }
  }
}
