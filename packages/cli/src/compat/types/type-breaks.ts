import { type Declared as Declaration, sourceOf } from "@waybill/compat/protobuf";
import type { Finding, Related } from "../../finding.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { placeOf } from "../protobuf/place.ts";
import type { TopicReport, TypeBreak } from "../report.ts";
import type { Change, Sides } from "./change.ts";
import type { Complaint } from "./compile.ts";
import { inShort } from "./in-short.ts";
import type { Check } from "./program.ts";

/** One break a symbol of what the compiler says of a program; what breaks messages anyway is told there. */
export function breaksOf(
  change: Change,
  topic: TopicReport,
  complaints: readonly Complaint[],
  sides: Sides,
): TypeBreak[] {
  const found = new Map<string, { check: Check; words: string[]; short: string[] }>();
  for (const { line, words } of complaints) {
    const check = change.program.checks.get(line);
    if (check === undefined || change.isTold(check, topic)) continue;
    const kind = check.side === "imports" ? "import" : "type";
    const key = `${kind} ${check.symbol}`;
    const known = found.get(key);
    const said = words.map((text) => readable(text, sides.current.config.generate.protos));
    const side = known === undefined || known.check.side === check.side ? check.side : "programs";
    found.set(key, {
      check: { ...check, side },
      words: [...(known?.words ?? []), ...said],
      short: [...(known?.short ?? []), inShort(said)],
    });
  }
  return [...found.values()].map(({ check, words, short }) => ({
    finding: findingOf(change, check, short, sides),
    class: "types-only",
    side: check.side,
    symbol: check.symbol,
    words,
  }));
}

const DEMANDS = {
  producers: "programs that build it must still compile",
  consumers: "programs that read it must still compile",
  programs: "programs that build or read it must still compile",
  imports: "programs that import it must still compile",
} as const;

function findingOf(
  { version }: Change,
  { side, symbol, declared }: Check,
  short: readonly string[],
  sides: Sides,
): Finding {
  const { topic, schema } = version;
  const rule = "types-only";
  const label = `v${version.version}`;
  const own = { file: schema?.file ?? `${topic}/topic.yaml` };
  return {
    ...(declared === undefined ? own : placesOf(declared, sides)),
    rule,
    severity: "warning",
    message: `${symbol} of "${topic}" ${label}: ${DEMANDS[side]}; TypeScript says: ${[...new Set(short)].join(" ")}`,
    hint: "no message breaks: keep the type, or release it as a major version and say what to change",
    fingerprint: fingerprintOf({ topic, versions: label, rule, detail: [side, symbol] }),
  };
}

/** Where a declaration stands now, and where it stood. */
function placesOf(
  { old, current }: NonNullable<Check["declared"]>,
  sides: Sides,
): Pick<Finding, "file" | "line" | "column" | "related"> {
  const place = (registry: Sides["old"], declaration: Declaration) =>
    placeOf(registry, sourceOf(declaration));
  const related: Related[] = [{ ...place(sides.old, old), message: "old schema" }];
  if (current === undefined) return { ...related[0], file: "registry.yaml", related };
  related.push({ ...place(sides.current, current), message: "new schema" });
  return { ...place(sides.current, current), related };
}

/** Names of the modules of the program mean nothing outside of it. */
function readable(words: string, protos: string | undefined): string {
  return words
    .replace(/import\("[^"]*\/(old|new)"\)\./g, (_, side) => (side === "old" ? "Was." : "Now."))
    .replace(/import\("[^"]*\/proto\/(old|new)\/[^"]*"\)\./g, (_, side) => (side === "old" ? "Was." : "Now."))
    .replace(/\.\.\/proto\/(?:old|new)\/([^"']*?)_pb\.js/g, (_, module) =>
      protos === undefined ? `${module}_pb.js` : `${protos}/${module}`,
    );
}
