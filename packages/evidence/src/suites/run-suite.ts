import { shown } from "../json-text.ts";
import { judged } from "../judged.ts";
import { percent, type Row, skipped } from "../row.ts";
import { type ContainmentCase, type Suite, Unavailable } from "./case.ts";
import { contradictions } from "./contradictions.ts";

/** The drafts leave undefined what a schema means that leads back to itself without a step into the value. */
const UNDEFINED = "a reference that leads only to itself";

/** One row for a suite: its cases by verdict, those against the suite only where a committed reason says so. */
export async function runSuite(suite: Suite): Promise<Row> {
  let cases: readonly ContainmentCase[];
  try {
    cases = await suite.cases();
  } catch (error) {
    if (error instanceof Unavailable) return skipped(suite.name, error.message);
    throw error;
  }
  const known = contradictions.filter(({ suite: name }) => name === suite.name);
  const used = new Set<string>();
  const wrong: string[] = [];
  const unknown: string[] = [];
  let undefinedCases = 0;
  for (const one of cases) {
    const { id, writer, reader, contained, format } = one;
    const { result, wrong: doubt } = judged(writer, reader, { maxFindings: 1, ...(format && { format }) });
    const pair = `${shown(writer)} within ${shown(reader)}`;
    const listed = known.some((entry) => entry.id === id && entry.got === result.verdict);
    if (listed) used.add(id);
    else if (result.verdict === "unknown" && result.obligation?.includes(UNDEFINED)) undefinedCases++;
    else if (result.verdict === "unknown") unknown.push(`${id}: unknown, ${result.obligation}; ${pair}`);
    else if ((result.verdict === "compatible") !== contained)
      wrong.push(
        `${id}: ${result.verdict} ${shown(result.findings[0]?.witness)}, ${doubt ?? "undisputed"}; ${pair}`,
      );
  }
  const idle = known.filter(({ id }) => !used.has(id)).map(({ id }) => `${id}: listed, but no contradiction`);
  const allowed =
    typeof suite.unknown === "number"
      ? suite.unknown
      : Math.floor((cases.length * Number.parseFloat(suite.unknown)) / 100);
  return {
    name: `${suite.name} (${cases.length})`,
    want: `0 wrong, at most ${suite.unknown} unknown`,
    got: `${wrong.length} wrong, ${unknown.length} unknown (${percent(unknown.length, cases.length)}), ${used.size} contradict the suite${undefinedCases === 0 ? "" : `, ${undefinedCases} undefined`}`,
    ok: wrong.length === 0 && idle.length === 0 && unknown.length <= allowed && cases.length > 0,
    details: [...wrong, ...idle, ...unknown],
  };
}
