import type { Topic } from "@waybill/runtime";
import { nodeOf } from "./generate/generator.ts";
import type { Node } from "./generate/node.ts";
import { type TooLarge, tooLargeText } from "./generate/size.ts";
import { NoMessageError } from "./no-message-error.ts";
import { descriptor } from "./protobuf/descriptor.ts";
import { messageNode } from "./protobuf/messages.ts";
import { opaqueNode } from "./protobuf/opaque.ts";
import { eachSchema } from "./schema/occurrences.ts";
import { schemaOf } from "./schema/topic-schema.ts";
import { nameOf } from "./topics/name-of.ts";

const nodes = new WeakMap<Topic, Node>();

/**
 * Messages of a topic.
 *
 * @throws NoMessageError when the topic's schema accepts nothing that could be found
 */
export function messagesOf(topic: Topic): Node {
  let node = nodes.get(topic);
  if (node === undefined) {
    let tooLarge: TooLarge | undefined;
    node = unlessTooDeep(topic, () =>
      make(topic, (what) => {
        tooLarge ??= what;
      }),
    );
    if (node === undefined) {
      const reason =
        tooLarge === undefined
          ? "its schema may accept none"
          : tooLargeText(tooLarge, placeOf(topic, tooLarge));
      throw new NoMessageError(`no message of ${nameOf(topic)} could be made: ${reason}`);
    }
    nodes.set(topic, node);
  }
  return node;
}

/** The first place of the schema that asks for it, as a JSON Pointer. */
function placeOf(topic: Topic, { keyword, count }: TooLarge): string | undefined {
  let place: string | undefined;
  eachSchema(schemaOf(topic).root, "", (own, at) => {
    if (own[keyword] === count) place ??= `${at}/${keyword}`;
  });
  return place;
}

function make(topic: Topic, tooLarge: (what: TooLarge) => void): Node | undefined {
  const schema = schemaOf(topic);
  if (topic.encoding !== "protobuf") return nodeOf(schema, [schema.root], tooLarge);
  const desc = descriptor(topic);
  return desc === undefined ? opaqueNode() : messageNode(desc, schema);
}

/** Schemas within schemas are followed by recursion, whose depth the engine limits with a `RangeError`. */
function unlessTooDeep<Made>(topic: Topic, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new NoMessageError(
      `no message of ${nameOf(topic)} could be made: its schema refers on and on, too far for the stack`,
    );
  }
}
