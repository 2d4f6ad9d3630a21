import type { Direction } from "@waybill/compat";
import type { Finding } from "../../finding.ts";
import type { Registry } from "../../registry/model.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { placeFrom } from "../released/layout.ts";
import type { Cause } from "../report.ts";
import type { Breach } from "./buf.ts";
import type { ProtobufSubject } from "./cause.ts";
import { placeOf } from "./place.ts";

/** What buf alone says; cleared where values are read as they were meant. */
export function bufFinding(
  breach: Breach,
  { topic, label, current }: ProtobufSubject,
  isCleared: boolean,
): Finding {
  const { path, line, column, rules, message } = breach;
  const rule = isCleared ? "protobuf-cleared" : "protobuf-breaking";
  const place = {
    ...(path !== undefined && { file: path }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
  return {
    ...placeOf(current, place),
    rule,
    severity: isCleared ? "warning" : "error",
    message: `"${topic}" ${label}: ${message}${isCleared ? ", and is read as it was meant" : ""}`,
    hint: isCleared
      ? `nothing for messages; what programs of the generated code lose is types-only (${rules.join(", ")} of buf)`
      : `reserve what is removed, and add instead of changing (${rules.join(", ")} of buf)`,
    fingerprint: fingerprintOf({ topic, versions: label, rule, detail: breach.names }),
  };
}

/** A message of the baseline that nobody declares any more. */
export function goneFinding(name: string, { topic, label }: ProtobufSubject): Finding {
  const rule = "protobuf-breaking";
  return {
    file: "registry.yaml",
    rule,
    severity: "error",
    message: `"${topic}" ${label}: ${name} must have a descriptor, as it has in the baseline`,
    hint: "list its sources under proto of registry.yaml, or bring the message back",
    fingerprint: fingerprintOf({ topic, versions: label, rule, detail: name }),
  };
}

/** A message that one side could not be asked about. */
export function unbuiltFinding(
  name: string,
  { topic, label }: ProtobufSubject,
  side: Registry,
  fault: Finding,
): Finding {
  const rule = "compat-unknown";
  const { file, line, column } = placeFrom(side, fault);
  return {
    file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    rule,
    severity: "error",
    message: `"${topic}" ${label}: ${name} could not be compared: its file ${fault.message}`,
    hint: "mend the file, or restore it where it is the baseline's",
    fingerprint: fingerprintOf({ topic, versions: label, rule, detail: name }),
  };
}

/** A direction that could not be decided. */
export function openCause(
  direction: Direction,
  { topic, label }: ProtobufSubject,
  obligation = "the whole question",
): Cause {
  const rule = "compat-unknown";
  const wants = `could not be decided: ${obligation}`;
  const finding: Finding = {
    file: `${topic}/topic.yaml`,
    rule,
    severity: "error",
    message: `"${topic}" ${label}, ${direction}: ${wants}`,
    hint: "look at the change yourself",
    fingerprint: fingerprintOf({ topic, versions: label, direction, rule, detail: "protobuf" }),
  };
  return { finding, class: "strict", counts: true, keyword: "", path: "", wants, confirmations: 0 };
}
