import {
  type DescMessage,
  fromJsonString,
  type JsonReadOptions,
  type JsonWriteOptions,
  type MessageShape,
  toJson,
} from "@bufbuild/protobuf";
import { CodecError } from "../codec-error.ts";
import { readJson } from "../json/read.ts";
import { fieldNamedIn } from "./field-named-in.ts";
import { unknownKeyIn } from "./unknown-key.ts";

/** The proto3 JSON of a message. Unknown fields have no place in it and are lost. */
export function toReadableMessage<Desc extends DescMessage>(
  desc: Desc,
  message: MessageShape<Desc>,
  options: { readonly isPretty?: boolean } & Partial<JsonWriteOptions> = {},
): string {
  const { isPretty = true, ...write } = options;
  return JSON.stringify(toJson(desc, message, write), null, isPretty ? 2 : 0);
}

/**
 * The message of a proto3 JSON text.
 *
 * @throws CodecError, with the byte offset of what is no JSON, or the place of a key that is no field; no value of the text
 *   is in it
 */
export function parseReadableMessage<Desc extends DescMessage>(
  desc: Desc,
  text: string,
  options: Partial<JsonReadOptions> = {},
): MessageShape<Desc> {
  try {
    return fromJsonString(desc, text, options);
  } catch (error) {
    const field = fieldNamedIn(error);
    if (field !== undefined) throw new CodecError("syntax", `has a wrong value for ${field}`);
    const unknown = unknownKeyIn(desc, readJson(new TextEncoder().encode(text)));
    if (unknown === undefined) throw new CodecError("syntax", `must be the JSON of a ${desc.typeName}`);
    const { path, typeName, nearest } = unknown;
    const hint = nearest === undefined ? {} : { hint: `did you mean "${nearest}"?` };
    throw new CodecError("syntax", `must be a field of ${typeName}`, { path, ...hint });
  }
}
