import type { ReportContext } from "../report/context.ts";
import { codeBlock, escapeMarkdown, fitComment } from "../report/escape-markdown.ts";
import { shorten } from "../report/shorten.ts";
import { countsOf } from "./counts.ts";
import { hitsOf, rolloutFor, sentenceOf } from "./impact.ts";
import { generalItems, type Item, versionsOf } from "./item.ts";
import type { CompatReport, TopicReport } from "./report.ts";
import { headingOf, reportItems } from "./shared-edits.ts";

/** Rows of the table; a comment of more is not read. */
const MOST_ROWS = 100;

/** Edits of shared schemas that the head names. */
const MOST_EDITS = 10;

/**
 * A comment on a pull request: a heading, one table of what changed, and the findings folded below it. Its first line is a
 * comment of HTML by which the same comment can be found and updated; it names the registry's folder.
 */
export function printMarkdown(report: CompatReport, { prefix = "" }: ReportContext): string {
  const told = report.topics.filter(({ status }) => status !== "unchanged");
  const items = reportItems(report);
  const details = [
    ...generalItems(report).map((item) => detailOf("", item)),
    ...items.shared.map(({ place, topics, example }) =>
      detailOf(`${place} in ${topics.length} topics, such as`, example),
    ),
    ...told.flatMap((topic) =>
      items.of(topic).map(({ item, saidAt }) => detailOf(topic.topic, item, saidAt)),
    ),
  ];
  const isClean = report.verdict === "compatible";
  const head = [
    `${markerOf(prefix)}\n### Compatibility of messages: ${countsOf(report)}`,
    `Compared with ${text(report.baseline)}.${isClean ? " No message breaks a reader." : ""}`,
    ...items.shared.slice(0, MOST_EDITS).map((edit) => `${text(edit.place)}: ${text(headingOf(edit))}.`),
    ...(told.length === 0 ? [] : [table(told)]),
  ];
  return fitComment(head, details);
}

/** The first line of a comment about the registry in a folder. */
function markerOf(folder: string): string {
  return `<!-- waybill compat ${folder.replace(/[^\w./]+/g, "_") || "."} -->`;
}

function table(topics: readonly TopicReport[]): string {
  const rows = topics.slice(0, MOST_ROWS).map((topic) => `| ${rowOf(topic).join(" | ")} |`);
  const head = ["| topic | verdict | directions | who is hit | rollout |", "| --- | --- | --- | --- | --- |"];
  const rest = topics.length - rows.length;
  const last = rest > 0 ? [`| and ${rest} more | | | | |`] : [];
  return [...head, ...rows, ...last].join("\n");
}

function rowOf(topic: TopicReport): string[] {
  const { status, directions, verdict, added = [] } = topic;
  const hits = hitsOf(topic).map(sentenceOf);
  const shown = status === "new" ? "new" : status === "not-compared" ? "not compared" : verdict;
  return [
    [text(topic.topic), ...(topic.through ?? []).map((file) => `through ${text(file)}`)].join("<br>"),
    verdict === "compatible" ? shown : `**${status === "removed" ? "removed" : verdict}**`,
    [
      ...added.map((version) => `${text(version)} is new`),
      ...directions.map((direction) =>
        text(`${versionsOf(direction)} ${direction.direction}: ${direction.verdict}`),
      ),
    ].join("<br>"),
    hits.map(text).join("<br>"),
    text(rolloutFor(topic) ?? (status === "not-compared" ? (topic.reason ?? "") : "")),
  ];
}

/** `saidAt` is the place of an edit that the comment has said all about. */
function detailOf(topic: string, item: Item, saidAt?: string): string {
  const { severity, scope, title, about, places, diff, sends, wants, refusals, hint, accept, waived } = item;
  const acceptance = accept === undefined ? "" : `Or accept it:\n\n${codeBlock([accept], "sh")}`;
  const all = [
    `${waived !== undefined ? "accepted" : severity}: ${text(about)}`,
    places
      .map(({ file, line, message }) =>
        `* ${text([file, line].join(":").replace(/:$/, ""))} ${text(message)}`.trim(),
      )
      .join("\n"),
    diff.length === 0 ? "" : codeBlock([`- ${sends}`, `+ ${wants}`, ...diff], "diff"),
    ...refusals.map(
      ({ by, message }) => `${by === "ajv" ? "Ajv says" : "Logged by readers as"}: ${text(message)}`,
    ),
    waived === undefined ? "" : `Waived ${text(waived)}`,
    hint === undefined || waived !== undefined ? "" : `**To do:** ${text(hint)}`,
  ];
  const parts = [...(saidAt === undefined ? all : [`By the edit at ${text(saidAt)}.`]), acceptance];
  const body = parts.filter((part) => part !== "").join("\n\n");
  const subject = [topic, scope].filter((part) => part !== "").join(" ");
  const summary = subject === "" ? title : `${subject}: ${title}`;
  return `<details><summary>${text(summary)}</summary>\n\n${body}\n\n</details>`;
}

function text(words: string): string {
  return escapeMarkdown(shorten(words));
}
