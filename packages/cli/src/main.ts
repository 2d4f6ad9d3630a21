#!/usr/bin/env node
import * as nodeModule from "node:module";
import { EXIT } from "./commands/exit-code.ts";
import { nodeVersionFault } from "./commands/node-version.ts";
import { systemReason } from "./registry/system-error.ts";

// Before anything is loaded that an older one does not understand.
const fault = nodeVersionFault(process.versions.node);
if (fault !== undefined) {
  process.stderr.write(`waybill: ${fault}\n`);
  process.exit(EXIT.usage);
}

// A reader that closes early, such as head, wants no more: that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    if (stream !== process.stderr)
      process.stderr.write(`waybill: cannot write output: ${systemReason(error)}\n`);
    process.exit(EXIT.usage);
  });
}

// Halves the time to start from the second run on. Node 20 has no such cache, and one that cannot be written is no harm.
nodeModule.enableCompileCache?.();
const { run } = await import("./commands/run.ts");
await run(process.argv);
