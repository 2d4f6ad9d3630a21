import {
  type DescMessage,
  fromBinary,
  fromJson,
  type JsonValue,
  type Message,
  type Registry,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import type { Difference } from "./difference.ts";
import { differencesOf } from "./difference.ts";
import type { ByteWitness, Format } from "./finding.ts";
import { missingRequired } from "./required.ts";
import { bytesText } from "./scalar-value.ts";

/** What came of a message that one side sent and the other read. */
export interface Exchange {
  readonly witness: ByteWitness;
  /** Where both disagree; undefined when the reader refuses the whole message. */
  readonly differences: readonly Difference[] | undefined;
}

export interface Sides {
  readonly reader: DescMessage;
  readonly registries: { readonly writer: Registry; readonly reader: Registry };
}

/** Writes a message in a format and has it read. Undefined when it cannot be written. */
export function exchange(sent: ReflectMessage, sides: Sides, format: Format): Exchange | undefined {
  const { writer, reader } = sides.registries;
  let meant: JsonValue;
  let bytes: Uint8Array;
  try {
    meant = toJson(sent.desc, sent.message, { registry: writer });
    bytes = toBinary(sent.desc, sent.message);
  } catch {
    return undefined;
  }
  const text = format === "binary" ? bytesText(bytes) : JSON.stringify(meant);
  const base = { format, sent: text, meant };
  // What a lenient reader reads decides; a strict one gives the better reason.
  const refusal = format === "json" ? readJson(false) : undefined;
  const got = format === "binary" ? readBytes() : readJson(true);
  if (typeof got === "string")
    return { witness: { ...base, error: refusalText(refusal) ?? got }, differences: undefined };
  const differences = differencesOf(sent, got, format);
  const missing = missingRequired(got);
  if (missing !== undefined)
    return { witness: { ...base, error: `required field ${missing} is missing` }, differences };
  const error = refusalText(refusal);
  if (error !== undefined) return { witness: { ...base, error }, differences };
  try {
    return { witness: { ...base, read: toJson(got.desc, got.message, { registry: reader }) }, differences };
  } catch (cause) {
    return { witness: { ...base, error: reasonOf(cause) }, differences };
  }

  function readBytes(): ReflectMessage | string {
    return attempt(() => fromBinary(sides.reader, bytes));
  }
  function readJson(ignoreUnknownFields: boolean): ReflectMessage | string {
    return attempt(() => settled(fromJson(sides.reader, meant, { ignoreUnknownFields, registry: reader })));
  }
  /** Numbers of JSON as their types hold them: protobuf-es keeps the double that was read for a float. */
  function settled(message: Message): Message {
    return missingRequired(reflect(sides.reader, message)) === undefined
      ? fromBinary(sides.reader, toBinary(sides.reader, message))
      : message;
  }
  function attempt(read: () => ReturnType<typeof fromBinary>): ReflectMessage | string {
    try {
      return reflect(sides.reader, read());
    } catch (error) {
      return reasonOf(error);
    }
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refusalText(got: ReflectMessage | string | undefined): string | undefined {
  return typeof got === "string" ? got : undefined;
}
