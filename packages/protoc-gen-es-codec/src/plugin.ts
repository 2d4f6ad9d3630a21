import { createEcmaScriptPlugin, type Plugin } from "@bufbuild/protoplugin";
import { FileGenerator } from "./file-generator.ts";
import { generateMessage } from "./message.ts";

/** Options of protoc-gen-es that say how types are written; both plugins may be given the same options. */
const forTypes: ReadonlySet<string> = new Set(["erasable_syntax", "json_types", "valid_types"]);

/** Writes `*_codec.ts` beside the `*_pb.ts` of protoc-gen-es, and takes the options that it takes. */
export const protocGenEsCodec: Plugin = createEcmaScriptPlugin({
  name: "protoc-gen-es-codec",
  version: "v0.1.0",
  parseOptions(options) {
    const unknown = options.find(({ key }) => !forTypes.has(key));
    if (unknown !== undefined) throw new Error(`${unknown.key} is no option`);
    return {};
  },
  generateTs(schema) {
    for (const file of schema.files) {
      const f = schema.generateFile(`${file.name}_codec.ts`);
      f.preamble(file);
      const generator = new FileGenerator(f, file, schema.files);
      const messages = [...schema.typesInFile(file)].filter((type) => type.kind === "message");
      for (const [i, message] of messages.entries()) {
        if (i > 0) generator.print();
        generateMessage(generator, message);
      }
      generator.printClosedEnums();
    }
  },
});
