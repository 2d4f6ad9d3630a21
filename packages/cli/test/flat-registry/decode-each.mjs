// Decodes messages with a generated package: `node decode-each.mjs <package> <registry>`, and on standard input one
// "<topic> <version> <file>" a line. Prints the ones that are refused, with the reason.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [, , out, registryFolder] = process.argv;
const { registry } = await import(pathToFileURL(path.join(out, "registry.js")).href);
const { tryDecode } = await import(pathToFileURL(path.join(out, "index.js")).href);

for (const line of readFileSync(0, "utf8")
  .split("\n")
  .filter((text) => text !== "")) {
  const [topic, version, file] = line.split(" ");
  const result = tryDecode(await registry[topic][version](), readFileSync(path.join(registryFolder, file)));
  if (!result.ok) console.log(`${file}: ${result.error.message}`);
}
