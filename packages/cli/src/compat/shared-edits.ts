import type { Related } from "../finding.ts";
import { type Item, itemsOf } from "./item.ts";
import type { CompatReport, TopicReport } from "./report.ts";

/** One edit of what several topics refer to, with the same finding in each of them. */
export interface SharedEdit {
  /** Of the new schema, or of the old one where the new one says nothing: `_shared/outcome.v1.schema.json:49`. */
  readonly place: string;
  /** At least two, sorted as in the report. */
  readonly topics: readonly string[];
  /** The finding in the topic that shows it in the fewest lines, which its scope names. */
  readonly example: Item;
}

/** Topics that a heading names. */
const MOST_NAMES = 20;

export interface ReportItems {
  readonly shared: readonly SharedEdit[];
  /** The items of a topic; the place that `shared` has said all about, where it has. */
  of(topic: TopicReport): readonly { readonly item: Item; readonly saidAt?: string }[];
}

/** The findings of a report by topic, and what need not be said in each of them. */
export function reportItems(report: CompatReport): ReportItems {
  const byTopic = new Map(report.topics.map((topic) => [topic, itemsOf(topic, report)]));
  const edits = new Map<string, { readonly topics: Set<string>; readonly example: Item }>();
  for (const [{ topic }, items] of byTopic)
    for (const item of items) {
      if (item.edit === undefined) continue;
      const example = { ...item, scope: `${topic} ${item.scope}` };
      const known = edits.get(item.edit) ?? { topics: new Set(), example };
      const isShorter = item.diff.length < known.example.diff.length;
      edits.set(item.edit, isShorter ? { ...known, example } : known);
      known.topics.add(topic);
    }
  const shared = new Map<string, SharedEdit>();
  for (const [edit, { topics, example }] of edits) {
    const { accept: _, ...first } = example;
    if (topics.size > 1)
      shared.set(edit, { place: placeOf(example.places.at(-1)), topics: [...topics], example: first });
  }
  return {
    shared: [...shared.values()],
    of: (topic) =>
      (byTopic.get(topic) ?? []).map((item) => {
        const saidAt = item.edit === undefined ? undefined : shared.get(item.edit)?.place;
        return { item, ...(saidAt !== undefined && { saidAt }) };
      }),
  };
}

/** `one edit breaks 2 topics: outcomes, outcomes-billing`. */
export function headingOf({ topics, example }: SharedEdit): string {
  const verb = example.severity === "error" ? "breaks" : "concerns";
  const more = topics.length > MOST_NAMES ? ` and ${topics.length - MOST_NAMES} more` : "";
  return `one edit ${verb} ${topics.length} topics: ${topics.slice(0, MOST_NAMES).join(", ")}${more}`;
}

function placeOf(place: Related | undefined): string {
  return [place?.file, place?.line].filter((part) => part !== undefined).join(":");
}
