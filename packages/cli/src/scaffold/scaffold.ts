import { type Encoding, encodeUnvalidated, type Topic, tryDecode } from "@waybill/runtime";
import { parseJsonDocument } from "../registry/document.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { indentJson } from "../stream/indent-json.ts";
import { readableForm } from "../stream/readable-form.ts";
import { topicOf } from "../topic/topic-of.ts";
import { breakMessage } from "./break-message.ts";
import { firstSchema } from "./first-schema.ts";
import { printSchema } from "./print-schema.ts";
import { type TopicFileOptions, topicFile } from "./topic-file.ts";

export interface ScaffoldOptions extends TopicFileOptions {
  readonly name: string;
  readonly encoding: Encoding;
  /** Decoded messages that the schema is inferred from; none gives a schema to start from. */
  readonly samples: readonly unknown[];
}

export interface Scaffold {
  /** Text by path below the registry's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What a person still has to write, each as `<file>: <what>`. */
  readonly leftToFill: readonly string[];
}

/**
 * The folder of a new topic: topic.yaml, the schema of its first version, a message that passes and one that fails. It
 * is sound, apart from what is left to fill in; lint reports that as long as it is empty. Writes nothing.
 */
export function scaffold(registry: Registry, options: ScaffoldOptions): Scaffold {
  const { name, encoding, samples } = options;
  const files = new Map<string, string>([[`${name}/topic.yaml`, topicFile(registry.config, options)]]);
  const schemaFile = `${name}/v1.schema.json`;
  let version: TopicVersion = { topic: name, version: 1, encoding, fixtures: [] };
  if (encoding === "protobuf") {
    version = { ...version, ...(options.message !== undefined && { message: options.message }) };
  } else {
    const text = printSchema(firstSchema(name, options.description, samples));
    const { document } = parseJsonDocument(schemaFile, text);
    files.set(schemaFile, text);
    version = { ...version, ...(document && { schema: document }) };
  }
  const topic = topicOf(registry, version);
  const readable = readableForm(registry, version, topic);
  const passing = samples.length > 0 ? samples[0] : exampleOf(topic);
  const shows = samples.length > 0 ? "sample" : "example";
  files.set(`${name}/v1/${shows}.pass.json`, `${indentJson(readable.print(passing))}\n`);

  const broken = breakMessage(topic, passing);
  // Assembled as text, because numbers of the message may be larger than JSON.stringify can write.
  const member = broken.isRaw
    ? `"base64":${JSON.stringify(Buffer.from(broken.bytes).toString("base64"))}`
    : `"message":${readable.print(broken.value)}`;
  const result = tryDecode(topic, broken.isRaw ? broken.bytes : encodeUnvalidated(topic, broken.value));
  const issue = result.ok ? undefined : result.error.issues[0];
  if (issue !== undefined) {
    const fails = JSON.stringify({ path: issue.path, rule: issue.rule });
    files.set(`${name}/v1/${broken.name}.fail.json`, `${indentJson(`{"fails":${fails},${member}}`)}\n`);
  }
  return { files, leftToFill: leftToFill(options, schemaFile) };
}

/** A message of a topic that nobody gave a sample of. */
function exampleOf(topic: Topic): unknown {
  return topic.encoding === "protobuf" ? topic.codec.read(new Uint8Array()) : { id: "example" };
}

function leftToFill(options: ScaffoldOptions, schemaFile: string): string[] {
  const topicYaml = `${options.name}/topic.yaml`;
  const left: string[] = [];
  if (options.description === undefined)
    left.push(`${topicYaml}: description, a sentence about the messages`);
  if (options.owners.length === 0) left.push(`${topicYaml}: owners, such as "@org/team"`);
  if (options.producers.length === 0) left.push(`${topicYaml}: producers, the services that write it`);
  if (options.consumers.length === 0) left.push(`${topicYaml}: consumers, the services that read it`);
  if (options.encoding === "protobuf") return left;
  if (options.description === undefined) left.push(`${schemaFile}: description`);
  left.push(
    `${schemaFile}: ${options.samples.length > 0 ? "what samples cannot tell: " : "properties, "}bounds, enums and descriptions`,
  );
  return left;
}
