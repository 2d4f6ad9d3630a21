import type { DescMessage } from "@bufbuild/protobuf";
import type { Topic } from "@waybill/runtime";
import { descriptorOf, messageTypeOf } from "@waybill/runtime/protobuf";

const known = new Map<string, DescMessage>();

/**
 * Makes message types known, such as `TraceItemSchema`. Topics of a generated package read and write their messages
 * without descriptors; to make messages up takes them. The `test-support` of a package brings them along.
 */
export function useMessages(...descriptors: readonly DescMessage[]): void {
  for (const desc of descriptors) known.set(desc.typeName, desc);
}

/**
 * The descriptor of a topic's messages; undefined where nothing is known of them but that they are Protobuf.
 *
 * @throws Error when the topic has a message type, and its descriptor was not made known
 */
export function descriptor(topic: Topic): DescMessage | undefined {
  const typeName = messageTypeOf(topic);
  const found = descriptorOf(topic) ?? known.get(typeName ?? "");
  if (found !== undefined || typeName === undefined) return found;
  const [name] = typeName.split(".").slice(-1);
  throw new Error(
    `the descriptor of ${typeName} is not known: hand the package's "test-support" to useRegistry in a setup file of the tests, or call useMessages(${name}Schema)`,
  );
}
