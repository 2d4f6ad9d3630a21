// Imports every module named on standard input, one a line, and prints the ones that cannot be imported with the
// reason. Modules only share what they import, so that one process will do, as long as none leaves a global behind.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const globals = () => Object.getOwnPropertyNames(globalThis).sort().join();

for (const file of readFileSync(0, "utf8")
  .split("\n")
  .filter((line) => line !== "")) {
  const before = globals();
  try {
    await import(pathToFileURL(file).href);
    if (globals() !== before) console.log(`${file}: leaves a global behind`);
  } catch (error) {
    console.log(`${file}: ${error.message}`);
  }
}
