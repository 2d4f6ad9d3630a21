import { clone, create, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Registry } from "../../registry/model.ts";
import { IMAGE_FILE } from "./layout.ts";

/** One image of all Protobuf sources, as buf built it but without comments and positions; none without messages. */
export function* freezeImage({ messages }: Registry): Generator<[string, Uint8Array]> {
  if (messages === undefined) return;
  const file = [...messages.files].map(({ proto }) => {
    const bare = clone(FileDescriptorProtoSchema, proto);
    delete bare.sourceCodeInfo;
    return bare;
  });
  yield [IMAGE_FILE, toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file }))];
}
