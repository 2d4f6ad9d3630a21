import { CODEOWNERS_PLACES, type CodeOwners, parseCodeOwners } from "./codeowners.ts";
import type { Report } from "./report.ts";
import type { SourceTree } from "./source-tree.ts";
import type { FlatTopic } from "./topic-file.ts";

/** The first CODEOWNERS in the places GitHub looks in, of the source folder or of the folder that holds the topics. */
export async function readOwners(tree: SourceTree, report: Report): Promise<CodeOwners | undefined> {
  const bases = [...new Set(["", tree.base])];
  const found = bases.flatMap((base) => CODEOWNERS_PLACES.map((place) => ({ base, file: base + place })));
  const [first, ...others] = found.filter(({ file }) => tree.files.includes(file));
  for (const { file } of others)
    report("codeowners-ignored", file, `"${first?.file}" comes before it; not read`);
  const bytes = first && (await tree.read(first.file));
  if (first === undefined || bytes === undefined) {
    report("codeowners-missing", "CODEOWNERS", "there is none, so no topic has owners", {
      hint: "write owners into each topic.yaml",
    });
    return undefined;
  }
  const inside = tree.files
    .filter((file) => file.startsWith(first.base))
    .map((file) => file.slice(first.base.length));
  const owners = parseCodeOwners(first.file, new TextDecoder().decode(bytes), inside, report);
  // A repository may list the folder it is published from, so that both forms of a path count.
  return {
    of: (path) => owners.of(path.slice(first.base.length)) ?? owners.of(path.slice(tree.base.length)),
  };
}

/** Owners of a topic's file, else of its schema. */
export function ownersOf(
  topic: FlatTopic,
  owners: CodeOwners | undefined,
  schemaFile: string | undefined,
  report: Report,
): readonly string[] {
  if (owners === undefined) return [];
  const found = owners.of(topic.file) ?? (schemaFile === undefined ? undefined : owners.of(schemaFile)) ?? [];
  if (found.length === 0)
    report("owners-missing", topic.file, "no line of CODEOWNERS gives the topic an owner");
  return [...new Set(found)];
}
