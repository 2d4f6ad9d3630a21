import type { Topic } from "@waybill/runtime";
import { nodeOf } from "./generate/generator.ts";
import type { Node } from "./generate/node.ts";
import { NoMessageError } from "./no-message-error.ts";
import { descriptor } from "./protobuf/descriptor.ts";
import { messageNode } from "./protobuf/messages.ts";
import { opaqueNode } from "./protobuf/opaque.ts";
import { schemaOf } from "./schema/topic-schema.ts";

const nodes = new WeakMap<Topic, Node>();

/**
 * Messages of a topic.
 *
 * @throws NoMessageError when the topic's schema accepts nothing that could be found
 */
export function messagesOf(topic: Topic): Node {
  let node = nodes.get(topic);
  if (node === undefined) {
    node = unlessTooDeep(topic, () => make(topic));
    if (node === undefined)
      throw new NoMessageError(
        `no message of ${topic.name} v${topic.version} could be made: its schema may accept none`,
      );
    nodes.set(topic, node);
  }
  return node;
}

function make(topic: Topic): Node | undefined {
  const schema = schemaOf(topic);
  if (topic.encoding !== "protobuf") return nodeOf(schema);
  const desc = descriptor(topic);
  return desc === undefined ? opaqueNode() : messageNode(desc, schema);
}

/** Schemas within schemas are followed by recursion, whose depth the engine limits with a `RangeError`. */
function unlessTooDeep<Made>({ name, version }: Topic, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new NoMessageError(
      `no message of ${name} v${version} could be made: its schema refers on and on, too far for the stack`,
    );
  }
}
