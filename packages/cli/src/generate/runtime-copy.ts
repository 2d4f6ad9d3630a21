import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { UsageError } from "../registry/usage-error.ts";

const entries = ["index", "codegen", "json/index", "msgpack/index", "opaque-protobuf/index"];
const specifier = /(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)\.[jt]s"/g;
/** Declarations keep the extensions of the sources they came from. */
const sourceSpecifier = /(\bfrom "|\bimport\(")(\.[^"]+)\.ts"/g;

/**
 * The built runtime as files by their path in it, for output that has to work with nothing installed: those files that
 * the entries need. Only the entry `protobuf` needs a package.
 *
 * @throws UsageError when the runtime has not been built
 */
export function runtimeFiles(withProtobuf: boolean): Map<string, string> {
  const require = createRequire(import.meta.url);
  const dist = join(dirname(require.resolve("@waybill/runtime/package.json")), "dist");
  const files = new Map<string, string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    const text = read(dist, file);
    files.set(file, text);
    const extension = file.endsWith(".js") ? ".js" : ".d.ts";
    for (const [, path = ""] of text.matchAll(specifier)) {
      visit(`${posix.join(posix.dirname(file), path)}${extension}`);
    }
  };
  for (const entry of [...entries, ...(withProtobuf ? ["protobuf/index"] : [])]) {
    visit(`${entry}.js`);
    visit(`${entry}.d.ts`);
  }
  return files;
}

function read(dist: string, file: string): string {
  const path = join(dist, file);
  if (!existsSync(path)) {
    throw new UsageError(
      `runtime must be built before it can be copied: "${file}" is missing; run \`pnpm build\``,
    );
  }
  return readFileSync(path, "utf8")
    .replace(/\n?\/\/# sourceMappingURL=.*\n?$/, "\n")
    .replaceAll(sourceSpecifier, '$1$2.js"');
}
