import type { DescMessage } from "@bufbuild/protobuf";
import {
  compare,
  type Direction,
  type DirectionResult,
  type JsonSchema,
  type Policies,
  type Finding as SchemaFinding,
} from "@waybill/compat";
import type { Finding, Location, Refusal } from "../finding.ts";
import { isRecord } from "../registry/shape.ts";
import { shorten } from "../report/shorten.ts";
import { nodeAt, tokensOf } from "../schema/pointer.ts";
import { detailOf, fingerprintOf } from "./fingerprint.ts";
import { asMessages, type Fit, pointerWithoutForm } from "./message-form.ts";
import { readableWitness } from "./readable-witness.ts";
import type { Cause, DirectionReport } from "./report.ts";
import type { SecondValidator } from "./second-validator.ts";
import { witnessDiff } from "./witness-diff.ts";

/** A schema as one side of a comparison. */
export interface Side {
  /** For people: `v1`. */
  readonly label: string;
  readonly schema: JsonSchema;
  /** Where a node of the schema was written. */
  locate(pointer: string): Location;
  /** What keeps the schema from being taken at its word, such as a reference that leads nowhere. */
  readonly faults: readonly string[];
}

export interface PairOptions {
  /** What findings say they are about: `"orders" v1`. */
  readonly subject: string;
  /** What their fingerprints are about. */
  readonly topic: string;
  readonly directions: readonly Direction[];
  readonly policies: Policies;
  readonly second: SecondValidator;
  /** The type of the writers' messages, when they are Protobuf messages and their schema is about these in memory. */
  readonly messages?: { readonly [side in "old" | "new"]: DescMessage | undefined };
}

const MEND = "mend it, and compare again";
const DECIDE = "look at the change yourself, or write the part that is named in simpler words";

/** Characters of a schema's node that are shown. */
const QUOTE_LENGTH = 100;

/** Characters of a witness that are shown. */
const WITNESS_LENGTH = 300;

/** Compares two schemas in the directions asked for. Findings are in the new one. */
export function comparePair(old: Side, current: Side, options: PairOptions): readonly DirectionReport[] {
  const sides = { old: old.label, new: current.label };
  const { directions } = options;
  const [fault] = [...old.faults, ...current.faults];
  if (fault !== undefined)
    return directions.map((direction) => undecided({ ...sides, direction }, current, options, fault, MEND));
  if (options.messages !== undefined)
    return directions.map((direction) => compareMessageForms(old, current, direction, options));
  const { policies, second } = options;
  const [direction] = directions;
  if (direction === undefined) return [];
  const mode = directions.length > 1 ? "full" : direction;
  const results = compare(old.schema, current.schema, { ...policies, confirm: second.confirm, mode });
  return results.directions.map((result) => reportOf(result, old, current, options));
}

/**
 * What no message of the writers' type can be breaks nobody. A proof takes a form that is a little too wide, a witness one
 * that is a little too narrow; what is between is unknown.
 */
function compareMessageForms(
  old: Side,
  current: Side,
  direction: Direction,
  options: PairOptions,
): DirectionReport {
  const { policies, second, messages } = options;
  const { confirm } = second;
  const writerKey = direction === "backward" ? "old" : "new";
  const type = messages?.[writerKey];
  const compareAs = (fit: Fit): DirectionResult => {
    const form = ({ schema }: Side) => (type === undefined ? schema : asMessages(schema, type, fit));
    const [before, after] = writerKey === "old" ? [form(old), current.schema] : [old.schema, form(current)];
    const { directions } = compare(before, after, { ...policies, confirm, mode: direction });
    const result = directions[0] as DirectionResult;
    const findings = result.findings.map((finding) => {
      return { ...finding, [writerKey]: pointerWithoutForm(finding[writerKey]) };
    });
    return { ...result, findings };
  };
  const wide = compareAs("wide");
  if (wide.verdict !== "breaking") return reportOf(wide, old, current, options);
  const narrow = type === undefined ? undefined : compareAs("narrow");
  if (narrow?.verdict === "breaking") return reportOf(narrow, old, current, options);
  const base = { old: old.label, new: current.label, direction };
  return undecided(
    base,
    current,
    options,
    "whether a Protobuf message has the form that the schemas differ in",
  );
}

function reportOf(result: DirectionResult, old: Side, current: Side, options: PairOptions): DirectionReport {
  const { direction, verdict, strict, findings, proof, obligation } = result;
  const base = { old: old.label, new: current.label, direction };
  const causes = findings.map((finding) => causeOf(finding, direction, [old, current], options));
  if (verdict === "unknown")
    causes.push(openCause(base, current, options, obligation ?? "the whole question"));
  return {
    ...base,
    verdict,
    strict,
    causes,
    ...(proof !== undefined && { argument: proof.argument }),
    ...(obligation !== undefined && { obligation }),
  };
}

function undecided(
  base: Pick<DirectionReport, "old" | "new" | "direction">,
  current: Side,
  options: PairOptions,
  obligation: string,
  hint = DECIDE,
): DirectionReport {
  const causes = [openCause(base, current, options, obligation, hint)];
  return { ...base, verdict: "unknown", strict: "unknown", causes, obligation };
}

function openCause(
  base: Pick<DirectionReport, "old" | "new" | "direction">,
  current: Side,
  { subject, topic }: PairOptions,
  obligation: string,
  hint = DECIDE,
): Cause {
  const wants = `could not be decided: ${obligation}`;
  const { direction } = base;
  const rule = "compat-unknown";
  const finding: Finding = {
    ...current.locate(""),
    rule,
    severity: "error",
    message: `${subject}, ${direction}: ${wants}`,
    hint,
    fingerprint: fingerprintOf({ topic, versions: versionsOf(base), direction, rule }),
  };
  return { finding, class: "strict", counts: true, keyword: "", path: "", wants, confirmations: 0 };
}

function causeOf(
  found: SchemaFinding,
  direction: Direction,
  [old, current]: readonly [Side, Side],
  { subject, topic, second }: PairOptions,
): Cause {
  const witness = found.witness === undefined ? undefined : witnessText(found.witness);
  const reader = direction === "backward" ? "new" : "old";
  const shown = witness === undefined ? "" : `; the ${reader} schema refuses ${witness}`;
  const seen = found.confirmations > 1 ? `${found.confirmations} validators` : "1 validator";
  const about = found.class === "annotation" ? found.class : `${found.class}, seen by ${seen}`;
  const rule =
    found.class === "annotation" ? "compat-annotation" : found.counts ? "compat-breaking" : "compat-waived";
  const readers = direction === "backward" ? current : old;
  const refusals = found.refusals.map(
    ({ by, message }): Refusal => ({ by: by === "confirm" ? second.nameFor(readers.schema) : by, message }),
  );
  const finding: Finding = {
    ...current.locate(found.new),
    rule,
    severity: found.counts ? "error" : "warning",
    message: `${subject}, ${direction}: ${found.message}${shown} (${about})`,
    hint: withFlags(found.hint),
    fingerprint: fingerprintOf({
      topic,
      versions: versionsOf({ old: old.label, new: current.label }),
      direction,
      rule: found.rule,
      class: found.class,
      pointer: found.new,
      detail: [found.edit, found.old, valueAt(old, found.old), valueAt(current, found.new)],
    }),
    ...placesOf(found, old, current),
    ...(refusals.length > 0 && { refusals }),
    ...(found.witness !== undefined && {
      diff: witnessDiff(found.witness, { ...found, wants: found.demand }),
    }),
  };
  return {
    finding,
    class: found.class,
    counts: found.counts,
    keyword: found.rule,
    change: found.edit,
    path: found.path,
    old: found.old,
    new: found.new,
    wants: found.message,
    ...(witness !== undefined && { witness }),
    confirmations: found.confirmations,
  };
}

/** Options of a comparison as this command has them. */
const FLAGS: Readonly<Record<string, string>> = {
  "undeclared: declared-only": "--undeclared declared-only",
  "format: annotate": "--formats annotate",
  "defaults: fill": "--defaults fill",
};

function withFlags(hint: string): string {
  return hint.replace(/(?<=compare with )\w+: [\w-]+/, (option) => FLAGS[option] ?? option);
}

/** Where both schemas speak of the place, the old one first. */
function placesOf(found: SchemaFinding, old: Side, current: Side): Pick<Finding, "related"> {
  const places = [
    { side: old, name: "old schema", pointer: found.old },
    { side: current, name: "new schema", pointer: found.new },
  ];
  return {
    related: places.map(({ side, name, pointer }) => ({
      ...side.locate(pointer),
      message: `${name}${quoteOf(side, pointer)}`,
    })),
  };
}

/** The node of a schema as it would be written there on one line. */
function quoteOf({ schema }: Side, pointer: string): string {
  const value = nodeAt(schema, pointer);
  if (value === undefined) return "";
  const key = tokensOf(pointer).at(-1);
  const lead = key === undefined || /^\d+$/.test(key) ? "" : `${JSON.stringify(key)}: `;
  return `: ${lead}${shorten(compact(value), QUOTE_LENGTH)}`;
}

/** JSON on one line; integers keep their digits. */
function compact(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(compact).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${compact(member)}`);
  return `{${members.join(",")}}`;
}

function versionsOf({ old, new: current }: Pick<DirectionReport, "old" | "new">): string {
  return old === current ? current : `${old} → ${current}`;
}

function valueAt({ schema }: Side, pointer: string): unknown {
  return detailOf(nodeAt(schema, pointer));
}

/** A witness is made up, so that it may be shown. */
function witnessText(witness: unknown): string {
  const text = readableWitness(witness, { isPretty: false });
  return text.length <= WITNESS_LENGTH
    ? text
    : `${text.slice(0, WITNESS_LENGTH)}… (${text.length} characters)`;
}
