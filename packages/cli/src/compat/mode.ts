import type { Direction } from "@waybill/compat";

/** What `compatibility.mode` of a topic asks for. */
export interface ModeDemand {
  /** Empty for `none`. */
  readonly directions: readonly Direction[];
  /** Whether a version has to get along with every earlier one, not only with itself as it was. */
  readonly isTransitive: boolean;
}

/** A mode that is absent or unknown, which lint reports, counts as `backward`. */
export function demandOf(mode: string | undefined): ModeDemand {
  const direct = (mode ?? "backward").replace(/-transitive$/, "");
  const isTransitive = mode?.endsWith("-transitive") === true;
  switch (direct) {
    case "none":
      return { directions: [], isTransitive: false };
    case "forward":
      return { directions: ["forward"], isTransitive };
    case "full":
      return { directions: ["backward", "forward"], isTransitive };
    default:
      return { directions: ["backward"], isTransitive };
  }
}

/** Whether the second demand lets through what the first does not. */
export function isRelaxed(before: ModeDemand, after: ModeDemand): boolean {
  if (before.directions.some((direction) => !after.directions.includes(direction))) return true;
  return before.isTransitive && !after.isTransitive;
}

/** Who is to be upgraded first when messages change in a compatible way. */
export function rolloutOf({ directions }: ModeDemand): "consumers" | "producers" | "any" {
  if (directions.length === 2) return "any";
  return directions[0] === "forward" ? "producers" : "consumers";
}
