import {
  type DescMessage,
  fromJsonString,
  type JsonReadOptions,
  type JsonWriteOptions,
  type MessageShape,
  toJson,
} from "@bufbuild/protobuf";
import { CodecError } from "../codec-error.ts";
import { fieldNamedIn } from "./field-named-in.ts";

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
 * @throws CodecError, without any of the text in it
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
    const problem =
      field === undefined ? `must be the JSON of a ${desc.typeName}` : `has a wrong value for ${field}`;
    throw new CodecError("syntax", problem);
  }
}
