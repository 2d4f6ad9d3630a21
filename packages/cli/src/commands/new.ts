import type { Command } from "commander";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type GlobalOptions, listOption, optionsOf, subcommand } from "./options.ts";

export interface NewOptions extends GlobalOptions {
  readonly from?: string;
  readonly encoding?: string;
  readonly message?: string;
  readonly description?: string;
  readonly owner?: readonly string[];
  readonly producer?: readonly string[];
  readonly consumer?: readonly string[];
  readonly pipeline?: string;
}

export function addNew(program: Command): void {
  subcommand(program, "new", [
    "waybill new my-topic",
    'waybill new my-topic --from sample.json --owner @me/my-team --description "What my service did."',
    "kcat -C -b localhost:9092 -t my-topic -c 100 | waybill new my-topic --from -",
    "waybill new my-items --encoding protobuf --message sentry_protos.snuba.v1.TraceItem",
  ])
    .summary("make the folder of a new topic")
    .description(
      [
        "Makes the one folder of a new topic: topic.yaml, v1.schema.json, a message that passes and one that fails.",
        "With --from the schema is inferred from a message, or from several one a line: keys that all have are required,",
        "bytes are binary; bounds and enums are not guessed. It then says what is left to fill in.",
      ].join(" "),
    )
    .argument("<topic>", "name of the Kafka topic")
    .option("--from <sample>", 'file with messages of the topic; "-" is standard input')
    .option("--encoding <encoding>", "json, msgpack or protobuf (default: by the sample's name, else json)")
    .option("--message <name>", "full name of the Protobuf message")
    .option("--description <text>", "a sentence about the messages")
    .option("--owner <names>", "who reviews changes; repeatable", listOption)
    .option("--producer <services>", "services that write the topic; repeatable", listOption)
    .option("--consumer <services>", "services that read the topic; repeatable", listOption)
    .option("--pipeline <name>", "product pipeline that the topic is part of")
    .action(async (topic: string, _: unknown, command: Command) => {
      process.exitCode = await run(topic, optionsOf<NewOptions>(command));
    });
}

async function run(name: string, options: NewOptions): Promise<ExitCode> {
  const { createTopic } = await import("./create-topic.ts");
  const { root, files, leftToFill, notes } = await createTopic(name, options);
  const lines = [
    `made ${root}/${name}/`,
    ...files.map((file) => `  ${file.slice(name.length + 1)}`),
    "",
    ...(leftToFill.length === 0 ? [] : ["left to fill in:", ...leftToFill.map((what) => `  ${what}`), ""]),
    ...notes.flatMap((note) => [note, ""]),
    `next: waybill check${options.registry === undefined ? "" : ` --registry ${options.registry}`}`,
    "",
  ];
  process.stdout.write(lines.join("\n"));
  return EXIT.clean;
}
