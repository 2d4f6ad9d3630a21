import { failureOf } from "./failure.ts";
import { createProgram } from "./program.ts";

/** Runs a command line as in `process.argv`; what it ends with is `process.exitCode`. Never throws. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    const { exitCode, text } = failureOf(error);
    process.stderr.write(text);
    process.exitCode = exitCode;
  }
}
