import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of a bundle that decodes with one topic: minified and gzipped, runtime included. */
export function bundleSize(module: string, constant: string): Promise<number> {
  return sizeOf(
    `import { decode } from "@waybill/topics"; import { ${constant} } from "${module}"; console.log(decode(${constant}, new Uint8Array(0)));`,
  );
}

/** Bytes of a bundle of all that a package exports: minified and gzipped, what it needs included. */
export function packageSize(name: string): Promise<number> {
  return sizeOf(`export * from "${name}";`);
}

/** Bytes of a bundle of this module: minified and gzipped. */
export async function sizeOf(contents: string): Promise<number> {
  const result = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    minify: true,
    write: false,
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${contents}`);
  return gzipSync(output.contents, { level: 9 }).length;
}
