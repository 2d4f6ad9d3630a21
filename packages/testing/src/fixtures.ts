import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeUnvalidated, type Topic, tryDecode } from "@waybill/runtime";
import { jsonCodec } from "@waybill/runtime/json";
import { parseReadableMessage } from "@waybill/runtime/protobuf";
import { parseReadable } from "@waybill/runtime/readable";
import { descriptor } from "./protobuf/descriptor.ts";
import { isObject } from "./schema/schema-object.ts";
import type { TopicName } from "./topics/register.ts";
import { topicNamed } from "./topics/setup.ts";

/** A message that the registry keeps as an example. */
export interface Fixture {
  /** What it shows: the file's name up to its verdict. */
  readonly name: string;
  readonly verdict: "pass" | "fail";
  readonly bytes: Uint8Array;
  /** The decoded message; undefined where the topic refuses the bytes. */
  readonly message: unknown;
  /** Of a fail fixture: the rule it is refused by, and where. */
  readonly fails?: { readonly path: string; readonly rule: string };
}

/**
 * The registry's own pass and fail messages of a topic, read from the folder of topic folders: an installed package of
 * topics holds no fixtures, the repository of the contracts does. Needs a file system.
 *
 * @throws Error for a topic without a folder there, and for a file that stands for no message
 */
export function fixtures(
  named: Topic | TopicName,
  { registry }: { readonly registry: string },
): readonly Fixture[] {
  const topic: Topic = topicNamed(named);
  const folder = join(registry, topic.name, `v${topic.version}`);
  const files = readdirSync(folder).sort();
  return files.flatMap((file) => {
    const [, name, verdict, extension] = /^(.*)\.(pass|fail)\.(\w+)$/.exec(file) ?? [];
    if (name === undefined || extension === undefined) return [];
    try {
      const content = new Uint8Array(readFileSync(join(folder, file)));
      return [fixtureOf(topic, name, verdict as Fixture["verdict"], extension, content)];
    } catch (cause) {
      throw new Error(`${join(folder, file)} stands for no message of ${topic.name} v${topic.version}`, {
        cause,
      });
    }
  });
}

function fixtureOf(
  topic: Topic,
  name: string,
  verdict: Fixture["verdict"],
  extension: string,
  content: Uint8Array,
): Fixture {
  if (verdict === "pass") {
    const bytes = extension === "json" ? encodedFrom(topic, content) : content;
    return { name, verdict, bytes, message: decoded(topic, bytes) };
  }
  const { fails, message, text, base64 } = jsonCodec.read(content) as Record<string, unknown>;
  if (!isObject(fails)) throw new Error('a fail fixture has "fails" beside its message');
  const bytes =
    typeof text === "string"
      ? new TextEncoder().encode(text)
      : typeof base64 === "string"
        ? Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
        : encodedFrom(topic, jsonCodec.write(message));
  return {
    name,
    verdict,
    bytes,
    message: decoded(topic, bytes),
    fails: fails as { path: string; rule: string },
  };
}

/** The message that readable JSON stands for, encoded. */
function encodedFrom(topic: Topic, readable: Uint8Array): Uint8Array {
  if (topic.encoding === "json") return encodeUnvalidated(topic, jsonCodec.read(readable));
  const text = new TextDecoder().decode(readable);
  const desc = topic.encoding === "protobuf" ? descriptor(topic) : undefined;
  return encodeUnvalidated(
    topic,
    desc === undefined ? parseReadable(text) : parseReadableMessage(desc, text),
  );
}

function decoded(topic: Topic, bytes: Uint8Array): unknown {
  const result = tryDecode(topic, bytes);
  return result.ok ? result.value : undefined;
}
