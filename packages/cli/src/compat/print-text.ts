import type { Related } from "../finding.ts";
import type { ReportContext } from "../report/context.ts";
import { printable } from "../report/printable.ts";
import { diffLines, type Style, styler } from "../report/style.ts";
import { wrap } from "../report/wrap.ts";
import { countsOf } from "./counts.ts";
import { hitsOf, rolloutFor, sentenceOf } from "./impact.ts";
import { generalItems, type Item, versionsOf } from "./item.ts";
import { demandOf } from "./mode.ts";
import type { CompatReport, DirectionReport, TopicReport } from "./report.ts";
import { headingOf, type ReportItems, reportItems } from "./shared-edits.ts";

/** A report for people at a terminal: each topic that changed, whom it hits, and each cause with a message that shows it. */
export function printText(report: CompatReport, context: ReportContext): string {
  return new TextPrinter(context).print(report);
}

class TextPrinter {
  readonly #paint: (style: Style, text: string) => string;
  readonly #width: number;

  constructor({ color = false, width = Number.POSITIVE_INFINITY }: ReportContext) {
    this.#paint = styler(color);
    this.#width = Math.max(40, width);
  }

  print(report: CompatReport): string {
    const lines = [`compared with ${printable(report.baseline)}`, ""];
    for (const item of generalItems(report)) lines.push(...this.#item(item), "");
    const items = reportItems(report);
    for (const edit of items.shared)
      lines.push(
        `${this.#paint("bold", printable(edit.place))}  ${printable(headingOf(edit))}`,
        ...this.#item(edit.example),
        "",
      );
    for (const topic of report.topics) {
      const text = this.#topic(topic, items);
      if (text.length > 0) lines.push(...text, "");
    }
    lines.push(this.#paint("bold", countsOf(report)));
    return `${lines.join("\n")}\n`;
  }

  #topic(topic: TopicReport, items: ReportItems): string[] {
    const { status, mode, reason } = topic;
    const name = this.#paint("bold", printable(topic.topic));
    if (status === "unchanged") return [];
    if (status === "new") return [`${name}  new`];
    const head =
      status === "not-compared"
        ? `${name}  not compared: mode none${reason === undefined ? "" : `, ${printable(reason)}`}`
        : `${name}  ${this.#verdict(topic.verdict)}  ${this.#paint("dim", `mode ${printable(mode)}`)}`;
    const { through = [], added = [] } = topic;
    const untold = `; mode ${printable(mode)}-transitive would compare it with earlier versions`;
    return [
      head,
      ...added.map((version) => `  ${printable(version)} is new${demandOf(mode).isTransitive ? "" : untold}`),
      ...through.map((file) => `  changed under it: ${printable(file)}`),
      ...topic.directions.flatMap((direction) => this.#direction(direction)),
      ...this.#people(topic),
      ...items.of(topic).flatMap(({ item, saidAt }) => ["", ...this.#item(item, saidAt)]),
    ];
  }

  #direction(report: DirectionReport): string[] {
    const { direction, verdict, strict, argument, obligation } = report;
    const policy = strict === verdict ? "" : `, ${strict} without the policies`;
    const why = verdict === "compatible" && argument !== undefined ? `: ${printable(argument)}` : "";
    const more = `    there may be more: ${printable(obligation ?? "")} could not be decided`;
    return [
      `  ${printable(versionsOf(report))} ${direction}: ${this.#verdict(verdict)}${policy}${this.#paint("dim", why)}`,
      ...(verdict === "breaking" && obligation !== undefined ? [more] : []),
    ];
  }

  #people(topic: TopicReport): string[] {
    const hits = hitsOf(topic).map(sentenceOf);
    const rollout = rolloutFor(topic);
    if (topic.producers.length + topic.consumers.length === 0) return [];
    return [
      ...hits.flatMap((hit) => this.#prose(2, "hit      ", hit)),
      ...(rollout === undefined ? [] : this.#prose(2, "rollout  ", rollout)),
    ];
  }

  /** `saidAt` is the place of an edit that the report has said all about. */
  #item(item: Item, saidAt?: string): string[] {
    const { severity, scope, title, about, places, diff, sends, wants, refusals, hint, accept, waived } =
      item;
    const level =
      waived !== undefined
        ? this.#paint("dim", "accepted")
        : severity === "error"
          ? this.#paint("red", "error")
          : this.#paint("yellow", "warning");
    const subject = scope === "" ? "" : `${scope}: `;
    const head = `  ${level} ${this.#paint("bold", printable(subject + title))}  `;
    if (saidAt !== undefined)
      return [
        head + this.#paint("dim", printable(`by the edit at ${saidAt}`)),
        ...(accept === undefined ? [] : this.#prose(4, "accept  ", accept)),
      ];
    const shown = diff.length === 0 ? [] : ["", ...this.#diff([`- ${sends}`, `+ ${wants}`, ...diff]), ""];
    return [
      head + this.#paint("dim", printable(about)),
      ...places.map((place) => this.#place(place)),
      ...shown,
      ...refusals.flatMap(({ by, message }) =>
        this.#prose(4, by === "ajv" ? "ajv     " : "logged  ", message),
      ),
      ...(waived === undefined ? [] : this.#prose(4, "waived  ", waived)),
      ...(hint === undefined || waived !== undefined ? [] : this.#prose(4, "to do   ", hint)),
      ...(accept === undefined ? [] : this.#prose(4, "or      ", accept)),
    ];
  }

  #diff(lines: readonly string[]): string[] {
    return diffLines(lines.map(printable), this.#paint, this.#width - 6).map((line) => `      ${line}`);
  }

  #place({ file, line, column, message }: Related): string {
    const place = printable([file, line, column].filter((part) => part !== undefined).join(":"));
    const [, name, quote] = /^((?:old|new) schema)(?:: (.*))?$/s.exec(message) ?? [];
    if (name === undefined) return `    ${place}${message === "" ? "" : `  ${printable(message)}`}`;
    return `    ${name}  ${place}${quote === undefined ? "" : `  ${this.#paint("dim", printable(quote))}`}`;
  }

  /** A sentence behind a word, broken where the terminal ends. */
  #prose(indent: number, word: string, text: string): string[] {
    const lines = wrap(printable(text), this.#width - indent - word.length);
    return lines.map((line, index) => {
      const lead = index === 0 ? this.#paint("dim", word) : " ".repeat(word.length);
      return `${" ".repeat(indent)}${lead}${line}`;
    });
  }

  #verdict(verdict: string): string {
    const style = verdict === "breaking" ? "red" : verdict === "unknown" ? "yellow" : "green";
    return this.#paint(style, verdict);
  }
}
