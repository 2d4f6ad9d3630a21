import type { JsonSchema } from "@waybill/runtime";
import type { BytePlaces } from "@waybill/runtime/codegen";
import type { TopicVersion } from "../../registry/model.ts";
import { mapSubschemas } from "../keywords.ts";
import { asBinary } from "./byte-array.ts";
import { PlaceFinder } from "./place-finder.ts";

export interface MessageSchema {
  /** Of messages in memory. */
  readonly schema: JsonSchema;
  /** Where JSON spells their bytes as arrays of byte values. */
  readonly byteArrays?: BytePlaces;
}

/**
 * What a bundled schema says of decoded messages. In a JSON topic a list of byte values whose `contentMediaType` says what
 * the bytes are becomes `contentEncoding: "binary"`, if the list can be told from everything else that may stand in its
 * places; it stays a list of numbers where it cannot.
 */
export function messageSchema(
  { encoding }: Pick<TopicVersion, "encoding">,
  schema: JsonSchema,
): MessageSchema {
  if (encoding !== "json" || typeof schema === "boolean") return { schema };
  const { places, nodes } = new PlaceFinder(schema).run();
  if (places === undefined) return { schema };
  const change = (node: JsonSchema): JsonSchema => {
    if (typeof node === "boolean") return node;
    const changed = mapSubschemas(node, change);
    return nodes.has(node) ? asBinary(changed) : changed;
  };
  return { schema: change(schema), byteArrays: places };
}
