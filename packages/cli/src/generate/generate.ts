import type { JsonSchema } from "@waybill/runtime";
import { compareFindings, type Finding } from "../finding.ts";
import type { Registry, RegistryConfig, TopicSource, TopicVersion } from "../registry/model.ts";
import { bundle } from "../schema/bundle.ts";
import { messageSchema } from "../schema/bytes/message-schema.ts";
import {
  type CompiledModule,
  compileMsgpack,
  compileValidator,
} from "../schema/compile/compile-validator.ts";
import { strip } from "../schema/strip.ts";
import { withinStack } from "../schema/within-stack.ts";
import { maxMessageBytesOf } from "../topic/limits.ts";
import { checksFor } from "./checks.ts";
import { literal, MARKER } from "./code.ts";
import { type Layout, layoutFor } from "./layout.ts";
import { topicNameFault, topicNamesFault, typeName } from "./names.ts";
import { protobufCode } from "./protobuf-code.ts";
import { protobufNames } from "./protobuf-names.ts";
import { packageJson, registryScript, registryTypes, rootIndex } from "./root-modules.ts";
import { runtimeFiles } from "./runtime-copy.ts";
import { fixturesScript, testSupportScript, testSupportTypes } from "./test-support.ts";
import { topicScript, topicTypes, type VersionParts } from "./topic-module.ts";
import { TypeWriter } from "./types/type-writer.ts";

/** Where generated code finds its runtime and its messages; what is absent becomes part of the output. */
export type GenerateOptions = Pick<RegistryConfig["generate"], "runtime" | "protos" | "codecs">;

export interface Generated {
  /** Text by path below the output folder, sorted by path; the same for the same registry. */
  readonly files: ReadonlyMap<string, string>;
  /** What was worked round, and the topics that had to be left out. */
  readonly findings: readonly Finding[];
}

/**
 * Generates the package of a registry's topics. Writes nothing.
 *
 * @throws UsageError for a schema that is too large to compile
 */
export async function generate(
  registry: Registry,
  options: GenerateOptions = registry.config.generate,
): Promise<Generated> {
  return new Generator(registry, options).run();
}

class Generator {
  readonly #registry: Registry;
  readonly #options: GenerateOptions;
  readonly #layout: Layout;
  readonly #files = new Map<string, string>();
  readonly #findings: Finding[] = [];
  readonly #types = new TypeWriter();
  /** Validators by schema: topics that share one share the work. */
  readonly #validators = new Map<string, string | CompiledModule>();

  constructor(registry: Registry, options: GenerateOptions) {
    this.#registry = registry;
    this.#options = options;
    this.#layout = layoutFor(options);
  }

  async run(): Promise<Generated> {
    const topics: TopicSource[] = [];
    const parts: VersionParts[] = [];
    for (const topic of this.#nameable()) {
      const versions = await this.#topic(topic);
      if (versions.length > 0) topics.push({ ...topic, versions: versions.map(({ version }) => version) });
      parts.push(...versions);
    }
    this.#files.set("index.js", rootIndex(this.#layout));
    this.#files.set("index.d.ts", rootIndex(this.#layout));
    this.#files.set("registry.js", registryScript(topics));
    this.#files.set("registry.d.ts", registryTypes(topics));
    this.#files.set("test-support.js", testSupportScript(parts, this.#layout));
    this.#files.set("test-support.d.ts", testSupportTypes(parts, this.#layout));
    this.#addSupport(parts);
    const files = new Map([...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { files, findings: unique(this.#findings).sort(compareFindings) };
  }

  async #topic(topic: TopicSource): Promise<VersionParts[]> {
    const versions: VersionParts[] = [];
    for (const version of topic.versions) {
      const parts =
        version.encoding === "protobuf" ? this.#protobuf(version) : await this.#described(version);
      if (parts) versions.push(parts);
    }
    if (versions.length === 0) return [];
    this.#files.set(`${topic.name}/index.js`, topicScript(topic, versions, this.#layout));
    this.#files.set(`${topic.name}/index.d.ts`, topicTypes(topic, versions, this.#layout));
    return versions;
  }

  async #described(version: TopicVersion): Promise<VersionParts> {
    const { schema: sent, findings } = bundle(this.#registry, version);
    const { schema, byteArrays } = withinStack(version, () => messageSchema(version, sent));
    this.#findings.push(...findings);
    const described = this.#schema(version, schema);
    const { text, names } = await this.#types.typesOf(schema, typeName(version.topic, version.version));
    this.#set(version, "types.d.ts", text);
    return this.#parts(version, {
      hasSchema: true,
      ...described,
      types: names,
      ...(byteArrays !== undefined && { byteArrays }),
    });
  }

  #protobuf(version: TopicVersion): VersionParts | undefined {
    const type = typeName(version.topic, version.version);
    const message =
      version.message === undefined ? undefined : this.#registry.messages?.getMessage(version.message);
    if (message === undefined) {
      const isNamed = this.#reportMessage(version);
      if (!isNamed) return undefined;
      this.#set(
        version,
        "types.d.ts",
        `/** An encoded \`${version.message}\`. */\nexport type ${type} = Uint8Array;\n`,
      );
      return this.#parts(version, { hasSchema: false, checks: [], types: [type] });
    }
    const { type: local, file } = protobufNames(message);
    const from = JSON.stringify(this.#layout.proto(file, 1));
    const text = `import type { ${local} as Message } from ${from};\n\nexport type ${type} = Message;\n`;
    this.#set(version, "types.d.ts", text);
    let checks: readonly string[] = [];
    if (version.schema !== undefined) {
      const { schema, findings } = bundle(this.#registry, version);
      this.#findings.push(...findings);
      checks = this.#schema(version, schema).checks;
    }
    const hasSchema = version.schema !== undefined;
    return this.#parts(version, { hasSchema, checks, types: [type], message });
  }

  /** Writes what is made of the schema, and gives what the topic's index has to know of it. */
  #schema(version: TopicVersion, schema: JsonSchema): Pick<VersionParts, "checks" | "reader"> {
    const stripped = strip(schema);
    const types = [`import type { JsonSchema } from ${JSON.stringify(this.#layout.runtime("", 1))};\n`];
    const compile = version.encoding === "msgpack" ? compileMsgpack : compileValidator;
    const key = `${compile.name} ${JSON.stringify(stripped)}`;
    const codegen = this.#layout.runtime("codegen", 1);
    const compiled = this.#validators.get(key) ?? withinStack(version, () => compile(schema, { codegen }));
    this.#validators.set(key, compiled);
    const { text, reader } = typeof compiled === "string" ? { text: compiled } : compiled;
    // One file for all: Node takes its time for each that it loads.
    this.#set(version, "validate.js", `${text}\nexport const schema = ${literal(stripped)};\n`);
    const declarations = [
      "export declare const schema: JsonSchema;\n",
      "export declare const validate: (value: unknown) => boolean;\n",
    ];
    if (reader !== undefined) {
      types.push(`import type { MemberReader } from ${JSON.stringify(codegen)};\n`);
      declarations.push("export declare const read: (reader: MemberReader) => object;\n");
    }
    this.#set(version, "validate.d.ts", `${types.join("")}\n${declarations.join("")}`);
    return { checks: checksFor(stripped), ...(reader !== undefined && { reader }) };
  }

  #parts(
    version: TopicVersion,
    rest: Omit<VersionParts, "version" | "maxMessageBytes" | "hasFixtures">,
  ): VersionParts {
    const fixtures = fixturesScript(this.#registry, version);
    if (fixtures !== undefined) this.#files.set(`${version.topic}/v${version.version}.fixtures.js`, fixtures);
    const maxMessageBytes = maxMessageBytesOf(this.#registry, version.topic);
    return { version, maxMessageBytes, hasFixtures: fixtures !== undefined, ...rest };
  }

  #set(version: TopicVersion, suffix: string, body: string): void {
    this.#files.set(`${version.topic}/v${version.version}.${suffix}`, `${MARKER}\n${body}`);
  }

  /** What the output needs besides topics when it has to stand by itself. */
  #addSupport(parts: readonly VersionParts[]): void {
    const messages = parts.flatMap(({ message }) => message ?? []);
    if (this.#options.protos === undefined && messages.length > 0) {
      for (const [file, text] of protobufCode(messages.map((message) => message.file)))
        this.#files.set(`proto/${file}`, `${MARKER}\n${text}`);
    }
    if (this.#options.runtime !== undefined) return;
    for (const [file, text] of runtimeFiles(messages.length > 0)) {
      this.#files.set(`runtime/${file}`, `${MARKER}\n${text}`);
    }
    this.#files.set("package.json", packageJson(messages.length > 0));
  }

  /** The topics that can have a folder, a constant and a type of their own; the others are findings. */
  #nameable(): TopicSource[] {
    const named: TopicSource[] = [];
    for (const topic of this.#registry.topics) {
      const clash = named.map(({ name }) => topicNamesFault(name, topic.name));
      const message = topicNameFault(topic.name) ?? clash.find((fault) => fault !== undefined);
      if (message === undefined) {
        named.push(topic);
        continue;
      }
      const file = topic.document?.file ?? topic.versions[0]?.schema?.file ?? topic.name;
      const hint = "rename the folder; nothing is generated for it";
      this.#findings.push({ rule: "topic-name", severity: "error", file, message, hint });
    }
    return named;
  }

  /** Whether the version at least names a message. */
  #reportMessage({ topic, version, message }: TopicVersion): boolean {
    const pointer = message === undefined ? "/messages" : `/messages/v${version}`;
    const source = this.#registry.topics.find(({ name }) => name === topic)?.document;
    const at = source?.locate(pointer) ?? { file: `${topic}/topic.yaml` };
    if (message === undefined) {
      const text = `messages must name the Protobuf message of v${version}`;
      this.#findings.push({ ...at, rule: "version-contract", severity: "error", message: text });
      return false;
    }
    // Without any descriptor nobody can tell whether the name is right; with some, a missing one is a mistake.
    const isUnchecked = this.#registry.messages === undefined;
    this.#findings.push({
      ...at,
      rule: isUnchecked ? "unknown-message" : "protobuf-message",
      severity: isUnchecked ? "warning" : "error",
      message: `message "${message}" must have a descriptor`,
      hint: isUnchecked
        ? "add its .proto files or an image to `proto` in registry.yaml; until then its value is its bytes"
        : "its value is its bytes now",
    });
    return true;
  }
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
