import type { Report } from "./report.ts";
import type { SourceTree } from "./source-tree.ts";
import { type FlatTopic, type FlatVersion, readTopicFile } from "./topic-file.ts";

export interface ReadTopics {
  readonly topics: readonly FlatTopic[];
  /** Topic files there are. */
  readonly read: number;
  /** Those of them that became no topic. */
  readonly leftOut: number;
}

/** Reads every topic file below `topics/`. */
export async function readTopics(tree: SourceTree, report: Report): Promise<ReadTopics> {
  const folder = `${tree.base}topics/`;
  const topics = new Map<string, FlatTopic>();
  let read = 0;
  for (const file of tree.files.filter((path) => path.startsWith(folder))) {
    if (!/\.ya?ml$/.test(file)) {
      report("topic-file", file, "is no YAML file and was not read");
      continue;
    }
    read++;
    if (!file.endsWith(".yaml") || file.slice(folder.length).includes("/")) {
      report("topic-file", file, "topics stand in topics/<name>.yaml; read all the same");
    }
    const bytes = await tree.read(file);
    const topic = bytes && readTopicFile(file, bytes, report);
    const before = topic && topics.get(topic.name);
    if (before)
      report("topic-name", file, `topic "${topic.name}" is there already, in ${before.file}; left out`);
    else if (topic) topics.set(topic.name, topic);
  }
  const list = [...topics.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  reportAlike(list, report);
  return { topics: list, read, leftOut: read - list.length };
}

/** Names that differ only in what file systems, identifiers or Kafka's metrics do not tell apart. */
function reportAlike(topics: readonly FlatTopic[], report: Report): void {
  const seen = new Map<string, string>();
  for (const { name, file } of topics) {
    const key = name.toLowerCase().replace(/[^a-z0-9]/g, "");
    const before = seen.get(key);
    if (before === undefined) seen.set(key, name);
    else
      report("topic-collision", file, `"${name}" and "${before}" differ only in case or punctuation`, {
        hint: "rename one of the two",
      });
  }
}

/** The versions a topic's folder can hold: one encoding for all of them, that of the highest. */
export function usableVersions(topic: FlatTopic, report: Report): readonly FlatVersion[] {
  const encoding = topic.schemas.at(-1)?.encoding;
  return topic.schemas.filter((version) => {
    if (version.encoding === encoding) return true;
    const message = `version ${version.version} is ${version.encoding}, later ones are ${encoding}; left out`;
    report("encoding", topic.file, message, {
      line: topic.line("schemas", version.index, "type"),
      hint: "a new encoding needs a new topic",
    });
    return false;
  });
}
