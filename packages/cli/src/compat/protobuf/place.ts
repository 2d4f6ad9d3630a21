import { existsSync } from "node:fs";
import { extname, posix, resolve } from "node:path";
import type { Location } from "../../finding.ts";
import type { Registry } from "../../registry/model.ts";
import { placeFrom } from "../released/layout.ts";

/** A place in a file as the compiler knows it. */
export interface ProtoPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** The place in the sources of the registry; the image where there are none; registry.yaml when nobody has the file. */
export function placeOf(registry: Registry, { file, line, column }: ProtoPlace): Location {
  const { root, config } = registry;
  const folder =
    file === undefined ? undefined : config.proto.find((source) => existsSync(resolve(root, source, file)));
  const source =
    folder !== undefined && file !== undefined
      ? posix.join(folder, file)
      : config.proto.find((source) => extname(source) !== "");
  if (source === undefined || file === undefined) return { file: "registry.yaml" };
  return placeFrom(registry, {
    file: source,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  });
}
