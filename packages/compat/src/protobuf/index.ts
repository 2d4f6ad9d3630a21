export { compareMessages, type MessageOptions } from "./compare-messages.ts";
export type {
  ByteWitness,
  Format,
  MessageComparison,
  MessageDirectionResult,
  MessageFinding,
  ProtobufClass,
  ProtobufRule,
  RoundTripProof,
} from "./finding.ts";
export { isUnchanged } from "./is-unchanged.ts";
export * from "./ledger/index.ts";
export { type Declared, type Source, sourceOf } from "./source.ts";
