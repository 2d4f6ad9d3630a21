/** Where generated modules find what they import. */
export interface Layout {
  /** Specifier of an entry of the runtime (`""` is the root), seen from a file `depth` folders below the output. */
  runtime(entry: string, depth: number): string;
  /** Specifier of the protobuf-es module of a `.proto` file, given without extension. */
  proto(file: string, depth: number): string;
  /** The same of the module with its codecs; undefined if there is none. */
  codec(file: string): string | undefined;
}

/** `runtime` and `protos` are packages; what has none is a folder of the output itself. */
export function layoutFor(config: {
  readonly runtime?: string;
  readonly protos?: string;
  readonly codecs?: boolean;
}): Layout {
  return {
    runtime(entry, depth) {
      if (config.runtime !== undefined) return entry === "" ? config.runtime : `${config.runtime}/${entry}`;
      const file = entry === "" ? "index.js" : entry === "codegen" ? "codegen.js" : `${entry}/index.js`;
      return `${up(depth)}runtime/${file}`;
    },
    proto(file, depth) {
      return config.protos === undefined ? `${up(depth)}proto/${file}_pb.js` : `${config.protos}/${file}`;
    },
    codec(file) {
      // Without a runtime of its own the output must not need a package.
      const isThere = config.codecs === true && config.protos !== undefined && config.runtime !== undefined;
      return isThere ? `${config.protos}/${file}_codec` : undefined;
    },
  };
}

function up(depth: number): string {
  return depth === 0 ? "./" : "../".repeat(depth);
}
