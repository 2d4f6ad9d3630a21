import type { DescMessage } from "@bufbuild/protobuf";
import type { TopicSource, TopicVersion } from "../registry/model.ts";
import { docComment, MARKER } from "./code.ts";
import type { Layout } from "./layout.ts";
import { constantName, typeName } from "./names.ts";
import { protobufNames } from "./protobuf-names.ts";

/** What the generator knows of one version when it writes the topic's index. */
export interface VersionParts {
  readonly version: TopicVersion;
  readonly maxMessageBytes: number;
  /** Whether `v<N>.schema.js` and `v<N>.validate.js` are there. */
  readonly hasSchema: boolean;
  /** Exports of `v<N>.types.d.ts`. */
  readonly types: readonly string[];
  /** The descriptor of a Protobuf message that is known. */
  readonly message?: DescMessage;
}

/** `index.js` of a topic: one pure call for each version. */
export function topicScript(topic: TopicSource, versions: readonly VersionParts[], layout: Layout): string {
  const imports = new Set<string>();
  const calls = versions.map((parts) => {
    const { version: number } = parts.version;
    const { factory, entry } = factoryOf(parts);
    const members = [`maxMessageBytes: ${parts.maxMessageBytes}`];
    imports.add(`import { ${factory} } from ${quote(layout.runtime(entry, 1))};`);
    if (parts.message !== undefined) {
      const { schema, file } = protobufNames(parts.message);
      imports.add(`import { ${schema} } from ${quote(layout.proto(file, 1))};`);
      members.push(`message: ${schema}`);
    } else if (entry === "opaque-protobuf") {
      members.push(`messageName: ${quote(parts.version.message ?? "")}`);
    }
    if (parts.hasSchema) {
      const single = versions.length === 1;
      const [schema, validate] = single ? ["schema", "validate"] : [`schemaV${number}`, `validateV${number}`];
      imports.add(`import { ${alias("schema", schema)} } from "./v${number}.schema.js";`);
      imports.add(`import { ${alias("validate", validate)} } from "./v${number}.validate.js";`);
      members.push(single ? "schema, validate" : `schema: ${schema}, validate: ${validate}`);
    }
    const call = `${factory}(${quote(topic.name)}, ${number}, { ${members.join(", ")} })`;
    return `${commentOf(topic)}export const ${constantName(topic.name, number)} =\n  /*@__PURE__*/ ${call};\n`;
  });
  return `${MARKER}\n${[...imports].join("\n")}\n\n${calls.join("\n")}`;
}

/** `index.d.ts` of a topic: its constants, and the types of its messages. */
export function topicTypes(topic: TopicSource, versions: readonly VersionParts[], layout: Layout): string {
  const imports = [`import type { Topic } from ${quote(layout.runtime("", 1))};`];
  const exports: string[] = [];
  const constants = versions.map(({ version, types }) => {
    const { version: number, encoding } = version;
    const type = typeName(topic.name, number);
    imports.push(`import type { ${type} } from "./v${number}.types.js";`);
    exports.push(
      `export type {\n${types.map((name) => `  ${name},\n`).join("")}} from "./v${number}.types.js";`,
    );
    const parameters = `${quote(topic.name)}, ${number}, ${type}, ${quote(encoding)}`;
    return `${commentOf(topic)}export declare const ${constantName(topic.name, number)}: Topic<${parameters}>;\n`;
  });
  return `${MARKER}\n${imports.join("\n")}\n\n${exports.join("\n")}\n\n${constants.join("\n")}`;
}

function factoryOf({ version, message }: VersionParts): { factory: string; entry: string } {
  if (version.encoding === "json") return { factory: "jsonTopic", entry: "json" };
  if (version.encoding === "msgpack") return { factory: "msgpackTopic", entry: "msgpack" };
  return message === undefined
    ? { factory: "opaqueProtobufTopic", entry: "opaque-protobuf" }
    : { factory: "protobufTopic", entry: "protobuf" };
}

function commentOf({ name, spec }: TopicSource): string {
  const { description = `Messages of the topic \`${name}\`.`, producers, consumers } = spec;
  const ways = [
    ...(producers.length > 0 ? [`Produced by ${list(producers)}`] : []),
    ...(consumers.length > 0
      ? [`${producers.length > 0 ? "consumed" : "Consumed"} by ${list(consumers)}`]
      : []),
  ];
  return docComment([description, ways.length === 0 ? "" : `${ways.join("; ")}.`]);
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function alias(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
