import { readFileSync } from "node:fs";
import type { TopicSource } from "../registry/model.ts";
import { docComment, MARKER } from "./code.ts";
import type { Layout } from "./layout.ts";
import { constantName } from "./names.ts";

/** `index.js` and `index.d.ts`: the runtime's verbs, errors and types, and no topic. */
export function rootIndex(layout: Layout): string {
  return `${MARKER}\nexport * from ${JSON.stringify(layout.runtime("", 0))};\n`;
}

/** `registry.js`: every topic behind an import of its own. */
export function registryScript(topics: readonly TopicSource[]): string {
  const entries = topics.map(({ name, versions }) => {
    const loads = versions.map(({ version }) => {
      const constant = constantName(name, version);
      return `    ${version}: () => import(${path(name)}).then((module) => module.${constant}),\n`;
    });
    return `  ${JSON.stringify(name)}: {\n${loads.join("")}  },\n`;
  });
  return `${MARKER}\nexport const registry = {\n${entries.join("")}};\n`;
}

/** `registry.d.ts`. */
export function registryTypes(topics: readonly TopicSource[]): string {
  const entries = topics.map(({ name, versions }) => {
    const loads = versions.map(({ version }) => {
      const type = `typeof import(${path(name)}).${constantName(name, version)}`;
      return `    readonly ${version}: () => Promise<${type}>;\n`;
    });
    return `  readonly ${JSON.stringify(name)}: {\n${loads.join("")}  };\n`;
  });
  const doc = docComment(["Every topic by name and version, for tools that learn the name at run time."]);
  return `${MARKER}\n${doc}export declare const registry: {\n${entries.join("")}};\n`;
}

/** package.json of output that is a package of its own. */
export function packageJson(needsProtobuf: boolean): string {
  const content = {
    "//": MARKER.slice("// ".length),
    name: "topics",
    version: "0.0.0",
    private: true,
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./package.json": "./package.json",
      "./registry": { types: "./registry.d.ts", default: "./registry.js" },
      "./test-support": { types: "./test-support.d.ts", default: "./test-support.js" },
      "./runtime/*": { types: "./runtime/*.d.ts", default: "./runtime/*.js" },
      "./proto/*": { types: "./proto/*_pb.d.ts", default: "./proto/*_pb.js" },
      "./*": { types: "./*/index.d.ts", default: "./*/index.js" },
    },
    ...(needsProtobuf && { dependencies: { "@bufbuild/protobuf": protobufVersion() } }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The version that the generated messages were made for, which must not be mixed with another. */
function protobufVersion(): string | undefined {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { dependencies: Record<string, string> }).dependencies["@bufbuild/protobuf"];
}

function path(topic: string): string {
  return JSON.stringify(`./${topic}/index.js`);
}
