import { isUtf8 } from "node:buffer";
import { FixtureError } from "../fixtures/fixture-error.ts";
import { fixtureReader } from "../fixtures/read-fixture.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { docComment, literal, MARKER } from "./code.ts";
import type { Layout } from "./layout.ts";
import { protobufNames } from "./protobuf-names.ts";
import type { VersionParts } from "./topic-module.ts";

/** A fixture as generated code holds it: its encoded message as text where it is UTF-8. */
interface EncodedFixture {
  readonly name: string;
  readonly verdict: "pass" | "fail";
  readonly fails?: { readonly path: string; readonly rule: string };
  readonly text?: string;
  readonly base64?: string;
}

/** `v<N>.fixtures.js`; undefined when the version has no fixture. A file that stands for no message is left out: `check` reports it. */
export function fixturesScript(registry: Registry, version: TopicVersion): string | undefined {
  const reader = fixtureReader(registry, version);
  const encoded = version.fixtures.flatMap((file): EncodedFixture[] => {
    try {
      const { bytes, expected } = reader.read(file);
      const { name, verdict } = file;
      return [{ name, verdict, ...(expected && { fails: expected }), ...contentOf(bytes) }];
    } catch (error) {
      if (error instanceof FixtureError) return [];
      throw error;
    }
  });
  if (encoded.length === 0) return undefined;
  return `${MARKER}\nexport const fixtures = [\n${encoded.map((one) => `  ${literal(one, "  ")},\n`).join("")}];\n`;
}

function contentOf(bytes: Uint8Array): Pick<EncodedFixture, "text" | "base64"> {
  // A decoder takes a byte order mark away.
  const isText = isUtf8(bytes) && bytes[0] !== 0xef;
  return isText
    ? { text: new TextDecoder().decode(bytes) }
    : { base64: Buffer.from(bytes).toString("base64") };
}

/** `test-support.js`: what tests want of each topic and consumers do not. Nothing of it is loaded before it is asked for. */
export function testSupportScript(all: readonly VersionParts[], layout: Layout): string {
  const fixtures = tableOf(all.filter(hasFixtures), "  ", ({ version: { topic, version } }) =>
    importOf(`./${topic}/v${version}.fixtures.js`, "fixtures"),
  );
  const messages = tableOf(all, "  ", ({ message }) => {
    if (message === undefined) return undefined;
    const { schema, file } = protobufNames(message);
    return importOf(layout.proto(file, 0), schema);
  });
  return `${MARKER}\nexport const fixtures = ${fixtures};\n\nexport const messages = ${messages};\n`;
}

/** `test-support.d.ts`. */
export function testSupportTypes(all: readonly VersionParts[], layout: Layout): string {
  const fixtures = tableOf(
    all.filter(hasFixtures),
    "  readonly ",
    () => "() => Promise<readonly EncodedFixture[]>",
    ";",
  );
  const messages = tableOf(
    all,
    "  readonly ",
    ({ message }) => {
      if (message === undefined) return undefined;
      const { schema, file } = protobufNames(message);
      return `() => Promise<typeof import(${JSON.stringify(layout.proto(file, 0))}).${schema}>`;
    },
    ";",
  );
  const type = `export interface EncodedFixture {
  readonly name: string;
  readonly verdict: "pass" | "fail";
  /** Of a fail fixture: the rule that its message is refused by, and where. */
  readonly fails?: { readonly path: string; readonly rule: string };
  /** The encoded message, as text where it is UTF-8. */
  readonly text?: string;
  readonly base64?: string;
}
`;
  const ofFixtures = docComment([
    "The messages that the registry keeps as examples of what a topic accepts and refuses.",
  ]);
  const ofMessages = docComment(["Descriptors of Protobuf messages, which topics read and write without."]);
  return `${MARKER}\n${type}\n${ofFixtures}export declare const fixtures: ${fixtures};\n\n${ofMessages}export declare const messages: ${messages};\n`;
}

function hasFixtures({ hasFixtures = false }: VersionParts): boolean {
  return hasFixtures;
}

function importOf(specifier: string, name: string): string {
  return `() => import(${JSON.stringify(specifier)}).then((module) => module.${name})`;
}

/** An object literal, or its type, of topics and their versions. */
function tableOf(
  all: readonly VersionParts[],
  indentation: string,
  entry: (parts: VersionParts) => string | undefined,
  end = ",",
): string {
  const topics = new Map<string, string[]>();
  for (const parts of all) {
    const text = entry(parts);
    if (text === undefined) continue;
    const { topic, version } = parts.version;
    topics.set(topic, [...(topics.get(topic) ?? []), `  ${indentation}${version}: ${text}${end}\n`]);
  }
  const entries = [...topics].map(
    ([topic, versions]) => `${indentation}${JSON.stringify(topic)}: {\n${versions.join("")}  }${end}\n`,
  );
  return entries.length === 0 ? "{}" : `{\n${entries.join("")}}`;
}
