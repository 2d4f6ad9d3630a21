import { checkLedger, type Ledger, type LedgerFinding } from "@waybill/compat/protobuf";
import type { Finding } from "../../finding.ts";
import type { Registry } from "../../registry/model.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { placeOf } from "./place.ts";

/** Numbers and names that any release gave another meaning, or that were reserved and are free now. */
export function ledgerFindings(ledger: Ledger | undefined, current: Registry): readonly Finding[] {
  if (ledger === undefined || current.messages === undefined) return [];
  return checkLedger(ledger, current.messages).map((found) => findingOf(found, current));
}

function findingOf(found: LedgerFinding, current: Registry): Finding {
  const isReused = found.rule === "number-reused" || found.rule === "name-reused";
  const rule = isReused ? "protobuf-reused" : "protobuf-unreserved";
  const { number, name, owner } = found;
  return {
    ...placeOf(current, found.source),
    rule,
    severity: found.wasReleased ? "error" : "warning",
    message: found.message,
    hint: isReused
      ? "take a number and a name that no release had; bytes and JSON of old releases are still around"
      : found.wasReleased
        ? "keep the reservation: whoever takes the number next does not know what it meant"
        : "make sure that nobody outside of this registry uses it",
    fingerprint: fingerprintOf({ topic: owner, rule, detail: [found.rule, number ?? null, name ?? null] }),
  };
}
