import type { Command, CommanderError } from "commander";
import { UsageError } from "../registry/usage-error.ts";

/** Options that every command takes, before or after its name. */
export interface GlobalOptions {
  readonly registry?: string;
  readonly color: boolean;
}

/** Adds what every command takes. */
export function withGlobalOptions(command: Command): Command {
  return command
    .option(
      "--registry <folder>",
      'folder of the topic folders (default: the nearest "schemas", here or above)',
    )
    .option("--no-color", "print plain text, as the variable NO_COLOR does");
}

/** A command of the program, with the options that all of them take and examples below its help. */
export function subcommand(program: Command, nameAndArguments: string, examples: readonly string[]): Command {
  const shown = examples.map((example) => `  $ ${example}`).join("\n");
  const command = program.command(nameAndArguments);
  return withGlobalOptions(command)
    .addHelpText("after", `\nExamples:\n${shown}`)
    .exitOverride((error) => {
      throw withUsage(error, command);
    });
}

/** What is missing, or how much is possible, is named as in the usage, so that it has to be shown. */
function withUsage(error: CommanderError, command: Command): CommanderError {
  if (error.code === "commander.missingArgument" || error.code === "commander.excessArguments")
    error.message += `; usage: waybill ${command.name()} ${command.usage()}`;
  return error;
}

/**
 * The options of a command together with those given before its name; the nearer ones win.
 *
 * @throws UsageError for one without a value: a variable of a script that is not set would mean the working folder
 */
export function optionsOf<Options extends object>(command: Command): Options & GlobalOptions {
  const outer = command.parent?.opts() ?? {};
  const inner = command.opts();
  const [empty] = Object.entries({ ...outer, ...inner }).find(([, value]) => value === "") ?? [];
  if (empty !== undefined) throw new UsageError(`--${empty} must not be empty`);
  const color = outer["color"] !== false && inner["color"] !== false && !process.env["NO_COLOR"];
  return { ...outer, ...inner, color } as unknown as Options & GlobalOptions;
}

/** Parses an option that takes a whole number. */
export function wholeNumber(option: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new UsageError(`${option} must be a whole number of at least ${least}, got "${text}"`);
    }
    return value;
  };
}

/** Collects the values of an option that may be repeated or hold several values between commas. */
export function listOption(text: string, earlier: readonly string[] = []): string[] {
  const values = text.split(",").map((value) => value.trim());
  return [...earlier, ...values.filter((value) => value !== "")];
}
