import { Command } from "commander";
import { didYouMean } from "../lint/did-you-mean.ts";
import { UsageError } from "../registry/usage-error.ts";
import { addAccept } from "./accept.ts";
import { addCheck } from "./check.ts";
import { addCompat } from "./compat.ts";
import { addDecode } from "./decode.ts";
import { addEncode } from "./encode.ts";
import { addExplain } from "./explain.ts";
import { addGenerate } from "./generate.ts";
import { addImport } from "./import.ts";
import { addLint } from "./lint.ts";
import { addList } from "./list.ts";
import { addNew } from "./new.ts";
import { withGlobalOptions } from "./options.ts";
import { packageInfo } from "./package-info.ts";
import { addRelease } from "./release.ts";
import { addSample } from "./sample.ts";
import { addValidate } from "./validate.ts";

/**
 * The command line. Each command says what it takes and loads what it needs when it runs, so that help is fast.
 * Parsing throws `CommanderError` instead of ending the process.
 */
export function createProgram(): Command {
  const program = withGlobalOptions(new Command("waybill"))
    .description(
      "One folder per Kafka topic is the whole contract; this command reads, checks and generates from it.",
    )
    .version(packageInfo().version, "--version", "print the version")
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: false })
    .addHelpText("after", OVERVIEW);
  const groups = {
    "Contracts:": [
      addList,
      addNew,
      addCheck,
      addLint,
      addCompat,
      addAccept,
      addRelease,
      addExplain,
      addGenerate,
      addImport,
    ],
    "Messages:": [addValidate, addDecode, addEncode, addSample],
  };
  for (const [heading, commands] of Object.entries(groups)) {
    program.commandsGroup(heading);
    for (const add of commands) add(program);
  }
  program.commandsGroup("Help:");
  program
    .helpCommand(false)
    .command("help [command]")
    .summary("display help for a command")
    .action((name?: string) => commandNamed(program, name).help());
  return program;
}

function commandNamed(program: Command, name: string | undefined): Command {
  if (name === undefined) return program;
  const found = program.commands.find((command) => command.name() === name);
  if (found !== undefined) return found;
  const hint = didYouMean(
    name,
    program.commands.map((command) => command.name()),
  );
  throw new UsageError(`unknown command "${name}"; ${hint ?? 'see "waybill --help"'}`);
}

const OVERVIEW = `
Examples:
  $ waybill list
  $ waybill check
  $ waybill new my-topic --from sample.json --owner @me/my-team
  $ waybill validate ingest-replay-events message.json

Exit codes: 0 clean, 1 findings, 2 wrong usage, 70 a fault of Waybill.
Each command has its own help: waybill <command> --help`;
