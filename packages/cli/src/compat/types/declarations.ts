import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { typeName } from "../../generate/names.ts";
import type { TypeWriter } from "../../generate/types/type-writer.ts";
import type { Registry, TopicVersion } from "../../registry/model.ts";
import { bundle } from "../../schema/bundle.ts";
import { messageSchema } from "../../schema/bytes/message-schema.ts";
import { withinStack } from "../../schema/within-stack.ts";

/** File of a version's frozen declarations, relative to the baseline's folder. */
export function declarationsFile({ topic, version }: Pick<TopicVersion, "topic" | "version">): string {
  return `${topic}/v${version}.types.d.ts`;
}

/** What the generator declares for a version; undefined where it is a message of Protobuf or has no schema. */
export async function declarationsOf(
  registry: Registry,
  version: TopicVersion,
  types: TypeWriter,
): Promise<string | undefined> {
  if (version.encoding === "protobuf" || version.schema === undefined) return undefined;
  const { schema } = withinStack(version, () => messageSchema(version, bundle(registry, version).schema));
  return (await types.typesOf(schema, typeName(version.topic, version.version))).text;
}

/** The declarations that were released. */
export async function frozenDeclarations(
  registry: Registry,
  version: TopicVersion,
): Promise<string | undefined> {
  return readText(join(registry.root, declarationsFile(version)));
}

/** The declarations as they were generated last, which the check for drift holds to the schema. */
export async function generatedDeclarations(
  { root, config }: Registry,
  version: TopicVersion,
): Promise<string | undefined> {
  const { out } = config.generate;
  return out === undefined ? undefined : readText(resolve(root, out, declarationsFile(version)));
}

function readText(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

/** The declarations without documentation, by which nothing fails to compile. */
export function bareDeclarations(text: string): string {
  return text.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n/gm, "").replace(/^\/\/.*\n/gm, "");
}

/** Names that a module of declarations exports, in their order. */
export function exportedNames(text: string): readonly string[] {
  const declared =
    /^export (?:declare )?(?:type|interface|const|let|function|(?:abstract )?class|(?:const )?enum|namespace) ([\w$]+)/gm;
  const listed = /^export (?:type )?\{([^}]*)\}/gm;
  const names = [...text.matchAll(declared)].map(([, name]) => name as string);
  for (const [, list] of text.matchAll(listed))
    names.push(
      ...(list as string).split(",").map(
        (item) =>
          item
            .trim()
            .split(/\s+as\s+/)
            .at(-1) as string,
      ),
    );
  return [...new Set(names)].filter((name) => /^[\w$]+$/.test(name));
}
