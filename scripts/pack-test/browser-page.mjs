// Prints a page that holds consumer.mjs and everything it imports, and shows what it logs.
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: ["consumer.mjs"],
  bundle: true,
  format: "esm",
  platform: "browser",
  write: false,
});
const code = outputFiles[0].text.replaceAll("</script", "<\\/script");
console.log(`<!doctype html><pre id="log"></pre>
<script>console.log = (text) => { document.getElementById("log").textContent += text; };</script>
<script type="module">${code}</script>`);
