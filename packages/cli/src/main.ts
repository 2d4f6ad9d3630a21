#!/usr/bin/env node
import { failureOf } from "./commands/failure.ts";
import { createProgram } from "./commands/program.ts";

// A reader that closes early, such as head, wants no more: that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

try {
  await createProgram().parseAsync();
} catch (error) {
  const { exitCode, text } = failureOf(error);
  process.stderr.write(text);
  process.exitCode = exitCode;
}
