import type { DescMessage } from "@bufbuild/protobuf";
import type { BytePlaces } from "@waybill/runtime/codegen";
import type { TopicSource, TopicVersion } from "../registry/model.ts";
import type { CompiledReader } from "../schema/compile/compile-reader.ts";
import { docComment, literal, MARKER } from "./code.ts";
import type { Layout } from "./layout.ts";
import { constantName, typeName } from "./names.ts";
import { protobufNames } from "./protobuf-names.ts";

/** What the generator knows of one version when it writes the topic's index. */
export interface VersionParts {
  readonly version: TopicVersion;
  readonly maxMessageBytes: number;
  /** Whether `v<N>.validate.js` is there. */
  readonly hasSchema: boolean;
  /** The reader of its own in it, if there is one. */
  readonly reader?: Omit<CompiledReader, "code">;
  /** Whether `v<N>.fixtures.js` is there. */
  readonly hasFixtures?: boolean;
  /** Where JSON spells bytes as arrays of byte values. */
  readonly byteArrays?: BytePlaces;
  /** What of the runtime explains messages of the schema. */
  readonly checks: readonly string[];
  /** Exports of `v<N>.types.d.ts`. */
  readonly types: readonly string[];
  /** The descriptor of a Protobuf message that is known. */
  readonly message?: DescMessage;
}

/** `index.js` of a topic: one pure call for each version. */
export function topicScript(topic: TopicSource, versions: readonly VersionParts[], layout: Layout): string {
  const imports = new Imports();
  const calls = versions.map((parts) => {
    const call = parts.version.encoding === "protobuf" ? protobufCall : describedCall;
    const schema = parts.hasSchema ? schemaMembers(parts, imports, versions.length === 1) : [];
    const constant = constantName(topic.name, parts.version.version);
    const members = [`maxMessageBytes: ${parts.maxMessageBytes}`, ...schema];
    const code = call(parts, imports, layout, members, versions.length === 1);
    return `${commentOf(topic)}export const ${constant} =\n  /*@__PURE__*/ ${code};\n`;
  });
  return `${MARKER}\n${imports}\n${calls.join("\n")}`;
}

/** JSON and msgpack: what the runtime has to bring is known, down to the keywords of the schema. */
function describedCall(
  { version: { topic, version, encoding }, checks, reader, byteArrays }: VersionParts,
  imports: Imports,
  layout: Layout,
  members: readonly string[],
  isOnly: boolean,
): string {
  const use = (name: string): string => {
    imports.add(name, layout.runtime("codegen", 1));
    return name;
  };
  for (const name of ["compiledTopic", ...checks]) use(name);
  let codec = "";
  if (byteArrays !== undefined) codec = `${use("byteArrayCodec")}(${literal(byteArrays)})`;
  else if (reader !== undefined) {
    const parts = [validateExport("read", version, imports, isOnly), reader.required ?? []].flat();
    codec = `${use("memberCodec")}(${parts.join(", ")})`;
  } else codec = encoding === "json" ? `{ read: ${use("readJson")} }` : use("msgpackCodec");
  const definition = [...members, `checks: [${checks.join(", ")}]`].join(", ");
  return `compiledTopic(${quote(topic)}, ${version}, ${quote(encoding)}, ${codec}, { ${definition} })`;
}

function protobufCall(
  parts: VersionParts,
  imports: Imports,
  layout: Layout,
  members: readonly string[],
): string {
  const { version, message } = parts;
  const codecs = message === undefined ? undefined : layout.codec(protobufNames(message).file);
  if (message !== undefined && codecs !== undefined) {
    return compiledProtobufCall(parts, { message, codecs }, imports, layout, members);
  }
  const factory = message === undefined ? "opaqueProtobufTopic" : "protobufTopic";
  imports.add(factory, layout.runtime(message === undefined ? "opaque-protobuf" : "protobuf", 1));
  let definition = [...members, `messageName: ${quote(version.message ?? "")}`];
  if (message !== undefined) {
    const { schema, file } = protobufNames(message);
    imports.add(schema, layout.proto(file, 1));
    definition = [...members, `message: ${schema}`];
  }
  return `${factory}(${quote(version.topic)}, ${version.version}, { ${definition.join(", ")} })`;
}

/** A message that has a codec: its descriptor is not loaded. */
function compiledProtobufCall(
  { version: { topic, version }, checks, hasSchema }: VersionParts,
  { message, codecs }: { readonly message: DescMessage; readonly codecs: string },
  imports: Imports,
  layout: Layout,
  members: readonly string[],
): string {
  const codec = `${protobufNames(message).type}Codec`;
  for (const name of ["compiledProtobufTopic", ...checks]) imports.add(name, layout.runtime("codegen", 1));
  for (const verb of ["decode", "encode"]) imports.add(verb, "@waybill/protobuf-codec");
  imports.add(codec, codecs);
  const definition = [...members, ...(hasSchema ? [`checks: [${checks.join(", ")}]`] : [])].join(", ");
  return `compiledProtobufTopic(${quote(topic)}, ${version}, ${codec}, { decode, encode }, { ${definition} })`;
}

function schemaMembers({ version }: VersionParts, imports: Imports, isOnly: boolean): string[] {
  return ["schema", "validate"].map((name) => {
    const local = validateExport(name, version.version, imports, isOnly);
    return isOnly ? name : `${name}: ${local}`;
  });
}

/** Imports what `v<N>.validate.js` exports; under a name of its version where there are several. */
function validateExport(name: string, version: number, imports: Imports, isOnly: boolean): string {
  const local = isOnly ? name : `${name}V${version}`;
  imports.add(isOnly ? name : `${name} as ${local}`, `./v${version}.validate.js`);
  return local;
}

/** Import statements, one for each module, packages before files. */
class Imports {
  readonly #names = new Map<string, Set<string>>();

  add(name: string, from: string): void {
    this.#names.set(from, (this.#names.get(from) ?? new Set()).add(name));
  }

  toString(): string {
    return [...this.#names]
      .map(([from, names]) => `import { ${[...names].sort().join(", ")} } from ${quote(from)};\n`)
      .sort((a, b) => Number(a.includes(' "./v')) - Number(b.includes(' "./v')))
      .join("");
  }
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

function quote(text: string): string {
  return JSON.stringify(text);
}
