// Imports every module named on standard input (one a line), each in a worker of its own, so that none can live on
// what another has loaded. Prints the ones that cannot be imported, with the reason.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

const script = "import(require('node:worker_threads').workerData)";
const files = readFileSync(0, "utf8")
  .split("\n")
  .filter((line) => line !== "");

async function next() {
  for (let file = files.pop(); file !== undefined; file = files.pop()) {
    const worker = new Worker(script, { eval: true, workerData: pathToFileURL(file).href });
    const failure = await new Promise((resolve) => {
      worker.once("error", resolve);
      worker.once("exit", () => resolve(undefined));
    });
    if (failure !== undefined) console.log(`${file}: ${failure.message}`);
  }
}

await Promise.all([next(), next(), next(), next()]);
