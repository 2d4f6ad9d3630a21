export { checkLedger, type LedgerFinding, type LedgerRule } from "./check-ledger.ts";
export { extendLedger } from "./extend-ledger.ts";
export type { Ledger, LedgerEntry, LedgerType } from "./ledger.ts";
export { LedgerError, parseLedger } from "./parse-ledger.ts";
export { printLedger } from "./print-ledger.ts";
