import { decodeUnvalidated, type Encoding, isTopicError, type Topic } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import { msgpackTopic } from "@waybill/runtime/msgpack";
import { parseReadable } from "@waybill/runtime/readable";
import { UsageError } from "../registry/usage-error.ts";
import { withCodec } from "../stream/codec-issue.ts";
import { framerFor } from "../stream/form.ts";
import type { Input } from "../stream/input.ts";
import { readFrames } from "../stream/read-frames.ts";

export interface Samples {
  readonly values: readonly unknown[];
  /** Bytes of the largest one, as it stands in the input. */
  readonly largest: number;
  /** Whether the input holds more than were read. */
  readonly isCut: boolean;
}

/** More would hardly change a schema, and all of them are in memory at once. */
const MAX_SAMPLES = 10_000;
const MAX_SAMPLE_BYTES = 64 << 20;

/**
 * The messages of a file as values. A MessagePack topic takes readable JSON, too.
 *
 * Throws `UsageError` for a file with anything in it that is no message.
 */
export async function readSamples(input: Input, encoding: Exclude<Encoding, "protobuf">): Promise<Samples> {
  const { window, close } = await input.open();
  try {
    while (window.available === 0 && !window.ended) await window.fill();
    const isJson = encoding === "json" || startsLikeJson(window.bytes[window.start]);
    const topic: Topic = isJson ? jsonTopic("sample", 1, {}) : msgpackTopic("sample", 1, {});
    const read = (bytes: Uint8Array) =>
      encoding === "msgpack" && isJson
        ? withCodec(topic, "undecodable", () => parseReadable(new TextDecoder().decode(bytes)))
        : decodeUnvalidated(topic, bytes);
    const framer = await framerFor(isJson ? undefined : "msgpack", window, {
      maxFrameBytes: MAX_SAMPLE_BYTES,
    });
    const values: unknown[] = [];
    let largest = 0;
    let total = 0;
    await readFrames(window, framer, {
      take: (item) => {
        if (item.kind === "fault") throw badSample(input.name, item.number, item);
        // Values hold views of their bytes, and the window moves on.
        values.push(asSample(input.name, item.number, () => read(Uint8Array.from(item.bytes))));
        largest = Math.max(largest, item.bytes.length);
        total += item.bytes.length;
        return values.length < MAX_SAMPLES && total < MAX_SAMPLE_BYTES;
      },
    });
    return { values, largest, isCut: values.length >= MAX_SAMPLES || total >= MAX_SAMPLE_BYTES };
  } finally {
    await close();
  }
}

/** The encoding that a sample of this name and content most likely has. */
export function encodingOf(file: string): Encoding {
  if (/\.(?:msgpack|mpk|mp)$/i.test(file)) return "msgpack";
  if (/\.(?:binpb|pb|protobuf)$/i.test(file)) return "protobuf";
  return "json";
}

/** `{`, `[` or white space, none of which begins a MessagePack map or array. */
function startsLikeJson(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function asSample(name: string, number: number, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!isTopicError(error)) throw error;
    throw badSample(name, number, error.issues[0] ?? { message: "is no message" });
  }
}

function badSample(
  name: string,
  number: number,
  { path, message, hint }: { readonly path?: string; readonly message: string; readonly hint?: string },
): UsageError {
  const subject = path ? `message ${number}: ${path}` : `message ${number}`;
  return new UsageError(`sample "${name}": ${subject} ${message}${hint === undefined ? "" : `; ${hint}`}`);
}
