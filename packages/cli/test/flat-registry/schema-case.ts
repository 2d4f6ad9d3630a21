/** A schema of the flat registry, which trap or usual shape it shows, and messages it accepts. */
export interface SchemaCase {
  /** File name below `schemas/`. */
  readonly file: string;
  /** A value, or the file's text where only text can show it. */
  readonly schema: object | string;
  /** Folder below `examples/`; by default the file's name without version, then the version. */
  readonly folder?: string;
  /** Messages by file name. Text is written as it is, bytes too; other values as JSON. */
  readonly examples: Readonly<Record<string, unknown>>;
}

export const draft07 = "http://json-schema.org/draft-07/schema#";

/** The folder of a schema's examples, relative to `examples/`. */
export function folderOf({ file, folder }: SchemaCase): string {
  return folder ?? `${file.replace(/(?:\.v\d+)?(?:\.schema)?\.json$/, "")}/1`;
}
