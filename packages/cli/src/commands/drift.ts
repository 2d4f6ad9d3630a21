import { join, relative, resolve } from "node:path";
import type { Finding } from "../finding.ts";
import type { Drift } from "../generate/write.ts";
import type { Registry } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";

/** The folder of the generated package: `--out` from the working folder, else what registry.yaml says. */
export function outFolder(registry: Registry, option: string | undefined): string {
  const out = outFolderOf(registry, option);
  if (out !== undefined) return out;
  throw new UsageError(
    "the registry names no output folder; pass --out <folder>, or set generate.out in registry.yaml",
  );
}

/** As `outFolder`, or nothing when neither says. */
export function outFolderOf(registry: Registry, option: string | undefined): string | undefined {
  if (option !== undefined) return resolve(option);
  const { out } = registry.config.generate;
  return out === undefined ? undefined : resolve(registry.root, out);
}

const PROBLEMS: Readonly<Record<Drift["kind"], string>> = {
  missing: "generated file is missing",
  changed: "generated file differs from what the registry says",
  stale: "generated file belongs to nothing in the registry",
};

/** The options that were given to a command and `generate` needs as well. */
export interface GivenFolders {
  readonly registry?: string;
  readonly out?: string;
}

/**
 * Files that are not what would be generated, as findings; names are relative to the registry's folder. One finding where all
 * of the wanted files are missing, because nothing was generated there yet.
 */
export function driftFindings(
  registry: Registry,
  out: string,
  drift: readonly Drift[],
  wanted: number,
  given: GivenFolders,
): Finding[] {
  const options = (["registry", "out"] as const).flatMap((name) =>
    given[name] === undefined ? [] : [` --${name} ${given[name]}`],
  );
  const hint = `run "waybill generate${options.join("")}"`;
  if (drift.length === wanted && drift.every(({ kind }) => kind === "missing"))
    return [
      {
        rule: "drift",
        severity: "error",
        file: relative(registry.root, out).replaceAll("\\", "/"),
        message: `folder has none of the ${wanted} generated files`,
        hint,
      },
    ];
  return drift.map(({ file, kind }) => ({
    rule: "drift",
    severity: "error",
    file: relative(registry.root, join(out, file)).replaceAll("\\", "/"),
    message: PROBLEMS[kind],
    hint,
  }));
}
