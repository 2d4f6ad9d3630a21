// Bundles page.js for the browser and writes it to stdout.
import { build } from "esbuild";

const result = await build({
  entryPoints: [new URL("page.js", import.meta.url).pathname],
  bundle: true,
  format: "iife",
  minify: true,
  write: false,
});
process.stdout.write(result.outputFiles[0].text);
