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
    return [
      rowOf("single edits of the topics of this repository", await ownSchemas(), every),
      rowOf("single edits of the flat registry of the tests", flatSchemas(), every),
    ];
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

type Outcome = "found" | "no effect" | "elsewhere" | "wrong" | "unknown";

function rowOf(name: string, subjects: readonly Subject[], every: number): Row {
  const tally: Record<Outcome, number> = { found: 0, "no effect": 0, elsewhere: 0, wrong: 0, unknown: 0 };
  const details: string[] = [];
  const known: string[] = [];
  for (const { name: subject, schema } of subjects)
    for (const [i, edit] of editsOf(schema).entries()) {
      if (i % every !== 0) continue;
      const { outcome, why } = judgeEdit(schema, edit);
      const id = `${subject} ${edit.name}`;
      if (knownEdits.some((one) => one.id === id && one.got === outcome)) {
        known.push(id);
        continue;
      }
      tally[outcome]++;
      if (outcome !== "found" && outcome !== "no effect") details.push(`${id}: ${outcome}, ${why}`);
    }
  const all = Object.values(tally).reduce((sum, one) => sum + one, 0);
  const withEffect = all - tally["no effect"];
  return {
    name: `${name} (${all + known.length} of ${subjects.length} schemas)`,
    want: "all right, found at the edit",
    got: `${tally.wrong} wrong, ${tally.unknown} unknown, ${percent(tally.found, withEffect)} of ${withEffect} found at the edit, ${tally["no effect"]} proved to change nothing, ${known.length} listed`,
    ok: tally.found === withEffect && all > 0,
    details,
  };
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
  return { outcome: places.includes(edit.pointer) ? "found" : "elsewhere", why: `${places.join(", ")}` };
}

/** Where the keywords are that refuse, in the reader's schema, which has the narrower one. */
function placesOf({ result }: Judged): readonly string[] {
  return result.findings.flatMap(({ class: kind, new: at }) =>
    kind === "annotation" || at === undefined ? [] : [at],
  );
}
