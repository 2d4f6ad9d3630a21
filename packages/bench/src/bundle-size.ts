import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of a bundle that decodes with one topic: minified and gzipped, runtime included. */
export async function bundleSize(module: string, constant: string): Promise<number> {
  const result = await build({
    stdin: {
      contents: `import { decode } from "@waybill/topics"; import { ${constant} } from "${module}"; console.log(decode(${constant}, new Uint8Array(0)));`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: "esm",
    platform: "neutral",
    minify: true,
    write: false,
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${module}`);
  return gzipSync(output.contents, { level: 9 }).length;
}
