import type { Direction } from "@waybill/compat";
import type { ByteWitness, MessageFinding } from "@waybill/compat/protobuf";
import type { Finding, Related } from "../../finding.ts";
import type { Registry } from "../../registry/model.ts";
import { fingerprintOf } from "../fingerprint.ts";
import type { Cause } from "../report.ts";
import type { Breach } from "./buf.ts";
import { placeOf } from "./place.ts";

export interface ProtobufSubject {
  readonly topic: string;
  /** `v1`. */
  readonly label: string;
  readonly old: Registry;
  readonly current: Registry;
}

/** Characters of bytes or JSON that are shown. */
const WITNESS_LENGTH = 300;

/** An edit of a message as a cause of a direction, with what buf says of it. */
export function causeOf(
  found: MessageFinding,
  direction: Direction,
  subject: ProtobufSubject,
  breaches: readonly Breach[],
): Cause {
  const { topic, label, current } = subject;
  const rules = breaches.flatMap((breach) => breach.rules);
  const [witness] = found.witnesses;
  const shown = witness === undefined ? "" : `; ${sentenceOf(witness)}`;
  const isSettled = !found.counts && rules.length > 0 && found.class !== "unknown-field";
  const rule = ruleOf(found, rules, isSettled);
  const wants = isSettled ? `${found.message}, which is read as it was meant` : found.message;
  const finding: Finding = {
    ...placeOf(current, found.new ?? {}),
    rule,
    severity: rule === "protobuf-breaking" || rule === "compat-unknown" ? "error" : "warning",
    message: `"${topic}" ${label}, ${direction}: ${wants}${shown} (${found.class})`,
    hint: `${found.hint}${rules.length === 0 ? "" : ` (${rules.join(", ")} of buf)`}`,
    fingerprint: fingerprintOf({
      topic,
      versions: label,
      direction,
      rule: found.rule,
      class: found.class,
      path: found.name,
      detail: [found.was, found.is],
    }),
    ...relatedOf(found, subject),
    ...(found.witnesses.length > 0 && { diff: found.witnesses.flatMap(diffOf) }),
  };
  return {
    finding,
    class: found.class,
    counts: finding.severity === "error",
    keyword: found.rule,
    path: found.path,
    wants,
    ...(witness !== undefined && { witness: cut(witness.sent) }),
    ...(found.witnesses.length > 0 && { readings: found.witnesses }),
    edit: { owner: found.owner, ...(found.number !== undefined && { number: found.number }) },
    confirmations: 0,
  };
}

function ruleOf(found: MessageFinding, rules: readonly string[], isSettled: boolean): string {
  if (found.class === "option") return found.counts ? "compat-unknown" : "protobuf-option";
  if (found.class === "annotation") return "protobuf-option";
  if (found.counts) return "protobuf-breaking";
  if (isSettled) return "protobuf-cleared";
  return rules.length > 0 ? "protobuf-breaking" : "protobuf-tolerated";
}

function relatedOf(found: MessageFinding, { old, current }: ProtobufSubject): Pick<Finding, "related"> {
  const places: Related[] = [];
  const told = (name: string, text: string | undefined) => (text === undefined ? name : `${name}: ${text}`);
  if (found.old !== undefined && found.was !== undefined)
    places.push({ ...placeOf(old, found.old), message: told("old schema", found.was) });
  if (found.new !== undefined && found.is !== undefined)
    places.push({ ...placeOf(current, found.new), message: told("new schema", found.is) });
  return places.length === 0 ? {} : { related: places };
}

/** What is sent, then what it means and what is read. */
function diffOf({ format, sent, meant, read, error }: ByteWitness): string[] {
  const what = format === "binary" ? `bytes ${sent === "" ? "(none)" : sent}` : `JSON ${sent}`;
  return [
    `  ${cut(what)}`,
    `- ${cut(JSON.stringify(meant))}`,
    `+ ${cut(error === undefined ? JSON.stringify(read) : `refused: ${error}`)}`,
  ];
}

function sentenceOf({ format, sent, meant, read, error }: ByteWitness): string {
  const what = format === "binary" ? `bytes ${sent === "" ? "(none)" : sent}` : "JSON";
  const outcome = error === undefined ? `are read as ${JSON.stringify(read)}` : `are refused: ${error}`;
  return cut(`${what} for ${JSON.stringify(meant)} ${outcome}`);
}

function cut(text: string): string {
  return text.length <= WITNESS_LENGTH
    ? text
    : `${text.slice(0, WITNESS_LENGTH)}… (${text.length} characters)`;
}
