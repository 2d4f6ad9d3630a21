import type { Registry } from "../registry/model.ts";
import { openBaseline } from "./baseline.ts";
import { compareRegistry, type RegistryOptions } from "./compare-registry.ts";
import type { CompatReport } from "./report.ts";
import { compareTypes } from "./types/compare-types.ts";
import { applyWaivers } from "./waivers/apply-waivers.ts";
import { readWaivers, today, waiverFaults } from "./waivers/read-waivers.ts";

export interface BaselineOptions extends RegistryOptions {
  /** What `--against` names; absent for the last release. */
  readonly against?: string;
}

/** Compares a registry, loaded without descriptors, with its baseline; what waivers.yaml accepts fails no more. */
export async function compareWithBaseline(
  registry: Registry,
  { against, ...options }: BaselineOptions,
): Promise<CompatReport> {
  const baseline = await openBaseline(registry, against, process.cwd());
  try {
    const { report: compared, ...sides } = await compareRegistry(baseline, registry, options);
    const folders = [registry.root, process.cwd()];
    const report = await compareTypes(compared, { ...sides, folders });
    const { undeclared = "strict", format = "assert", defaults = "ignore" } = options.policies;
    const isStrict = undeclared === "strict" && format === "assert" && defaults === "ignore";
    const isWhole =
      against === undefined && options.topics.length === 0 && options.mode === undefined && isStrict;
    const told = { ...report, general: [...report.general, ...waiverFaults(registry)] };
    return applyWaivers(told, readWaivers(registry.waivers), { today: today(), isWhole });
  } finally {
    await baseline.dispose();
  }
}
