import type { Command } from "commander";
import type { TopicSource } from "../registry/model.ts";
import { jsonOption } from "./finding-format.ts";
import { type GlobalOptions, optionsOf, subcommand } from "./options.ts";
import { table } from "./table.ts";
import { choicesOf, chosenTopics, withTopics } from "./topic-argument.ts";

interface ListOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly version?: string;
}

export function addList(program: Command): void {
  const examples = ["waybill list", "waybill list outcomes", "waybill list --json | jq '.[].topic'"];
  withTopics(subcommand(program, "list", examples))
    .summary("show the topics of the registry")
    .description(
      "Shows the topics of the registry: versions, encoding, who writes and reads them, fixtures and dead letters.",
    )
    .addOption(jsonOption())
    .action(async (names: string[], _: unknown, command: Command) => {
      process.stdout.write(await list(names, optionsOf<ListOptions>(command)));
    });
}

async function list(names: readonly string[], options: ListOptions): Promise<string> {
  const [{ openFolder }, { noTopics }] = await Promise.all([
    import("./open-registry.ts"),
    import("../registry/no-topics.ts"),
  ]);
  const choices = choicesOf(names, options.version);
  const registry = await openFolder(options.registry);
  const topics = chosenTopics(registry, choices);
  // Nothing that could be read is not nothing.
  if (topics.length === 0 && registry.findings.length > 0) throw noTopics(registry.root, registry.findings);
  if (options.json === true) return `${JSON.stringify(topics.map(jsonOf), undefined, 2)}\n`;
  if (topics.length === 0) return 'no topics yet; "waybill new <topic>" makes the first\n';
  return table(
    ["topic", "versions", "encoding", "producers → consumers", "fixtures", "dead letters"],
    topics.map((topic) => [
      topic.name,
      topic.versions.map(({ version }) => `v${version}`).join(", ") || "none",
      topic.spec.encoding ?? "json",
      `${topic.spec.producers.join(", ") || "nobody"} → ${topic.spec.consumers.join(", ") || "nobody"}`,
      `${count(topic, "pass")} pass, ${count(topic, "fail")} fail`,
      topic.spec.dead_letters.map((letter) => letter.topic).join(", "),
    ]),
    options.color,
  );
}

function jsonOf(topic: TopicSource) {
  const { spec } = topic;
  return {
    topic: topic.name,
    description: spec.description,
    owners: spec.owners,
    pipeline: spec.pipeline,
    encoding: spec.encoding ?? "json",
    producers: spec.producers,
    consumers: spec.consumers,
    versions: topic.versions.map(({ version, message, schema, fixtures }) => ({
      version,
      schema: schema?.file,
      message,
      pass: fixtures.filter(({ verdict }) => verdict === "pass").length,
      fail: fixtures.filter(({ verdict }) => verdict === "fail").length,
    })),
    dead_letters: spec.dead_letters.map((letter) => letter.topic),
    kafka: spec.kafka,
  };
}

function count(topic: TopicSource, verdict: "pass" | "fail"): number {
  return topic.versions.flatMap(({ fixtures }) => fixtures).filter((fixture) => fixture.verdict === verdict)
    .length;
}
