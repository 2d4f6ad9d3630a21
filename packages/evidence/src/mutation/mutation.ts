import { join } from "node:path";
import { loadRegistry } from "@waybill/cli";
import type { JsonSchema } from "@waybill/compat";
import { bundle } from "../../../cli/src/schema/bundle.ts";
import { schemaCases } from "../../../cli/test/flat-registry/build-flat-registry.ts";
import { bundled } from "../history/bundles.ts";
import { shown } from "../json-text.ts";
import { type Judged, judged } from "../judged.ts";
import { percent, type Row, type RunOptions, type Section } from "../row.ts";
import { type Edit, editsOf } from "./edits.ts";
import { knownEdits } from "./known.ts";
import { type StructuralEdit, structuralEditsOf } from "./structural-edits.ts";

interface Subject {
  readonly name: string;
  readonly schema: JsonSchema;
}

/**
 * Single edits of real schemas. A narrower reader breaks at the edited keyword, a wider one breaks nothing, and an edit
 * without effect, as below a branch that another one covers, is proved to have none in either direction.
 */
export const mutation: Section = {
  name: "single edits",
  async run({ quick }: RunOptions) {
    // Neighbouring edits are of one kind, so that every third leaves out little.
    const every = quick ? 9 : 3;
    const used = new Set<string>();
    const [own, flat] = [await ownSchemas(), flatSchemas()];
    const rows = [
      rowOf("single edits of the topics of this repository", keywordEdits(own), every, used),
      rowOf("single edits of the flat registry of the tests", keywordEdits(flat), every, used),
      rowOf(
        "parts of the topics of this repository that come, go or are renamed",
        partEdits(own),
        every,
        used,
      ),
      rowOf("parts of the flat registry that come, go or are renamed", partEdits(flat), every, used),
    ];
    return [...rows, ...idleRows(used)];
  },
};

async function ownSchemas(): Promise<readonly Subject[]> {
  const registry = await loadRegistry(join(import.meta.dirname, "../../../../schemas"));
  return registry.topics.flatMap(({ name, versions }) =>
    versions
      .filter(({ schema }) => schema !== undefined)
      .map((version) => ({
        name: `${name} v${version.version}`,
        schema: bundle(registry, version).schema as JsonSchema,
      })),
  );
}

function flatSchemas(): readonly Subject[] {
  return bundled(
    schemaCases.map(({ file, schema }) => [
      file,
      typeof schema === "string" ? schema : JSON.stringify(schema),
    ]),
  );
}

type Outcome = "found" | "no effect" | "several" | "elsewhere" | "wrong" | "unknown";

/** A row that fails when an edit is listed that is not made any more, or that is found at its keyword. */
function idleRows(used: ReadonlySet<string>): readonly Row[] {
  const idle = knownEdits.filter(({ id }) => !used.has(id));
  return [
    {
      name: "single edits that are listed as known",
      want: "none idle",
      got: `${idle.length} of ${knownEdits.length} idle`,
      ok: idle.length === 0,
      details: idle.map(({ id }) => `${id}: listed, but found at the edit, or not made`),
    },
  ];
}

/** An edit that can be made and judged. */
interface Trial {
  readonly id: string;
  judge(): { readonly outcome: Outcome; readonly why: string };
}

function keywordEdits(subjects: readonly Subject[]): readonly Trial[] {
  return subjects.flatMap(({ name, schema }) =>
    editsOf(schema).map((edit) => ({
      id: `${name} ${edit.name}`,
      judge: () =>
        edit.narrows === undefined
          ? judgeStructuralEdit(schema, { ...edit, places: [edit.pointer] })
          : judgeEdit(schema, edit),
    })),
  );
}

function partEdits(subjects: readonly Subject[]): readonly Trial[] {
  return subjects.flatMap(({ name, schema }) =>
    structuralEditsOf(schema).map((edit) => ({
      id: `${name} ${edit.name}`,
      judge: () => judgeStructuralEdit(schema, edit),
    })),
  );
}

function rowOf(name: string, trials: readonly Trial[], every: number, used: Set<string>): Row {
  const tally: Record<Outcome, number> = {
    found: 0,
    "no effect": 0,
    several: 0,
    elsewhere: 0,
    wrong: 0,
    unknown: 0,
  };
  const details: string[] = [];
  let known = 0;
  for (const [i, { id, judge }] of trials.entries()) {
    const listed = knownEdits.filter((one) => one.id === id);
    if (i % every !== 0 && listed.length === 0) continue;
    const { outcome, why } = judge();
    if (listed.some(({ got }) => got === outcome)) {
      known++;
      used.add(id);
      continue;
    }
    tally[outcome]++;
    if (outcome !== "found" && outcome !== "no effect") details.push(`${id}: ${outcome}, ${why}`);
  }
  const all = Object.values(tally).reduce((sum, one) => sum + one, 0);
  const withEffect = all - tally["no effect"];
  return {
    name: `${name} (${all + known})`,
    want: "all right, one finding at the edit",
    got: `${tally.wrong} wrong, ${tally.unknown} unknown, ${percent(tally.found, withEffect)} of ${withEffect} one finding at the edit, ${tally["no effect"]} proved to change nothing, ${known} listed`,
    ok: tally.found === withEffect && all > 0,
    details,
  };
}

/** Each direction has one finding, at the part, or is proved to have none. */
function judgeStructuralEdit(
  schema: JsonSchema,
  { edited, places }: StructuralEdit,
): { readonly outcome: Outcome; readonly why: string } {
  let outcome: Outcome = "no effect";
  for (const [writer, reader] of [
    [schema, edited],
    [edited, schema],
  ] as const) {
    const { result, wrong } = judged(writer, reader);
    if (wrong !== undefined) return { outcome: "wrong", why: wrong };
    if (result.verdict === "unknown" || result.obligation !== undefined)
      return { outcome: "unknown", why: `${result.obligation}` };
    const findings = result.findings.filter(({ class: kind }) => kind !== "annotation");
    const why = findings.map(({ rule, old, new: current }) => `${rule} ${old} ${current}`).join(", ");
    if (findings.length > 1) return { outcome: "several", why };
    const isThere = (at: string | undefined): boolean => at !== undefined && places.includes(at);
    if (findings.some(({ old, new: current }) => !isThere(old) && !isThere(current)))
      return { outcome: "elsewhere", why };
    if (findings.length > 0) outcome = "found";
  }
  return { outcome, why: "" };
}

function judgeEdit(schema: JsonSchema, edit: Edit): { readonly outcome: Outcome; readonly why: string } {
  const [wide, narrow] = edit.narrows ? [schema, edit.edited] : [edit.edited, schema];
  const back = judged(narrow, wide);
  if (back.wrong !== undefined || back.result.verdict === "breaking")
    return { outcome: "wrong", why: back.wrong ?? shown(back.result.findings[0]?.witness) };
  const breaks = judged(wide, narrow);
  if (breaks.wrong !== undefined) return { outcome: "wrong", why: breaks.wrong };
  if (back.result.verdict === "unknown" || breaks.result.verdict === "unknown")
    return { outcome: "unknown", why: `${back.result.obligation ?? breaks.result.obligation}` };
  if (breaks.result.verdict === "compatible") return { outcome: "no effect", why: "" };
  const places = placesOf(breaks);
  const why = places.join(", ");
  if (places.length > 1) return { outcome: "several", why };
  return { outcome: places.includes(edit.pointer) ? "found" : "elsewhere", why };
}

/** Where the keywords are that refuse, in the reader's schema, which has the narrower one. */
function placesOf({ result }: Judged): readonly string[] {
  return result.findings.flatMap(({ class: kind, new: at }) =>
    kind === "annotation" || at === undefined ? [] : [at],
  );
}
