export {
  type CompareOptions,
  type Comparison,
  compare,
  type Direction,
  type DirectionResult,
  type Policies,
} from "./compare.ts";
export { type Confirm, type Opinion, withoutIgnored } from "./confirm.ts";
export { Decimal } from "./decimal.ts";
export { difference } from "./difference.ts";
export type { Finding, FindingClass, Proof, Refusal, Verdict } from "./finding.ts";
export type { BudgetOptions, Cancellation } from "./solve/budget.ts";
export type { JsonSchema, Value } from "./value.ts";
export {
  compareVersions,
  type Mode,
  type VersionStep,
  type VersionsComparison,
  type VersionsOptions,
} from "./versions.ts";
export { isEmpty, type SolveOptions, type Witness, witness } from "./witness.ts";
