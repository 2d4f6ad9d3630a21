import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** What the sources of each package may import besides their own files; the order of the packages is the direction of imports. */
const allowed: Record<string, readonly RegExp[]> = {
  "protobuf-codec": [/^@bufbuild\/protobuf(\/|$)/],
  "protoc-gen-es-codec": [/^@bufbuild\/(protobuf|protoplugin)(\/|$)/],
  protos: [/^@bufbuild\/protobuf(\/|$)/, /^@waybill\/protobuf-codec\/(codegen|google\/protobuf\/\w+)$/],
  runtime: [/^@bufbuild\/protobuf(\/|$)/],
  topics: [/^@bufbuild\/protobuf(\/|$)/, /^@waybill\/(protobuf-codec$|(protos|runtime)(\/|$))/],
  compat: [/^@bufbuild\/protobuf(\/|$)/, /^@waybill\/runtime(\/|$)/],
  testing: [
    /^node:(fs|os|path|util)$/,
    /^@bufbuild\/protobuf(\/|$)/,
    /^@waybill\/(compat|runtime)(\/|$)/,
    /^(fast-check|vitest)$/,
  ],
  cli: [
    /^node:/,
    /^@waybill\/(compat|runtime|testing)(\/|$)/,
    /^(@bufbuild\/protobuf(\/.*)?|ajv(\/.*)?|commander|fast-check|json-schema-to-typescript|yaml)$/,
  ],
};

const specifier =
  /(?:^\s*(?:import|export)\b[^;"']*?\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)(["'])([^"'\n]+)\1/gm;

function importsOf(file: string): string[] {
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return [...code.matchAll(specifier)].map((match) => match[2] as string);
}

function sources(name: string): string[] {
  return globSync(`packages/${name}/src/**/*.{ts,js}`, { cwd: root })
    .filter((file) => !/\.test(-d)?\.ts$/.test(file))
    .map((file) => join(root, file));
}

describe.each(Object.entries(allowed))("package %s", (name, patterns) => {
  test("has sources", () => expect(sources(name).length).toBeGreaterThan(0));

  test("imports only what its place allows", () => {
    const wrong = sources(name).flatMap((file) =>
      importsOf(file)
        .filter((target) => !target.startsWith(".") && !patterns.some((pattern) => pattern.test(target)))
        .map((target) => `${relative(root, file)}: ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

test("code that runs in a browser evaluates no text", () => {
  const wrong = ["protobuf-codec", "protos", "runtime", "compat", "topics"]
    .flatMap(sources)
    .filter((file) =>
      /\beval\s*\(|\bnew Function\b|\brequire\s*\(/.test(
        readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, ""),
      ),
    )
    .map((file) => relative(root, file));
  expect(wrong).toEqual([]);
});

test.each(["runtime", "compat"])("only the Protobuf entry of %s needs protobuf-es", (name) => {
  const users = sources(name)
    .filter((file) => importsOf(file).some((target) => target.startsWith("@bufbuild/")))
    .map((file) => relative(join(root, "packages", name, "src"), file).split("/")[0]);
  expect(new Set(users)).toEqual(new Set(["protobuf"]));
});
