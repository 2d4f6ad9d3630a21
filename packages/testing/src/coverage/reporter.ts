import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import { hintFor } from "../given.ts";
import { FOLDER_VARIABLE, type Line } from "./hand-in.ts";
import { percentOf, type Tally, tallyText } from "./tally.ts";

export interface CoverageReporterOptions {
  /** Places that are listed of each topic. */
  readonly maxLines?: number;
  /**
   * The least part of its points, in percent, that the messages of every topic have to show, or of topics by name: then
   * of these, whether or not a message of them was seen. The run fails otherwise.
   */
  readonly threshold?: number | Readonly<Record<string, number>>;
}

/**
 * A reporter for vitest 5 and 4 that tells, at the end of a run, what of each topic's schema no message has shown: in all
 * workers together, of all messages that went through a matcher or `exercise`.
 */
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter's module by its default export
export default class CoverageReporter {
  readonly #options: CoverageReporterOptions;
  #folder: string | undefined;

  constructor(options: CoverageReporterOptions = {}) {
    this.#options = options;
  }

  /** Workers that start afterwards find the folder in their environment. */
  onInit(): void {
    this.#folder = mkdtempSync(join(tmpdir(), "waybill-coverage-"));
    process.env[FOLDER_VARIABLE] = this.#folder;
    process.on("exit", () => this.#remove());
  }

  onTestRunEnd(): void {
    if (this.#folder === undefined) return;
    const tallies = read(this.#folder);
    console.log(`${this.#text(tallies)}\n`);
    for (const fault of this.#faults(tallies)) {
      console.error(styleText("red", fault));
      process.exitCode = 1;
    }
  }

  #text(tallies: readonly Tally[]): string {
    const title = styleText("bold", "What messages have shown of their topics");
    const seen = tallies.filter(({ accepted, refused }) => accepted + refused > 0);
    const texts = seen.map((tally) => tallyText(tally, this.#options.maxLines ?? 12));
    const unseen = tallies.filter((tally) => !seen.includes(tally)).map(({ topic }) => topic);
    const none = unseen.length === 0 ? [] : [`no message of ${unseen.join(", ")}`];
    return ["", title, "", ...texts.flatMap((text) => [text, ""]), ...none].join("\n").trimEnd();
  }

  #faults(tallies: readonly Tally[]): readonly string[] {
    const { threshold } = this.#options;
    if (threshold === undefined) return [];
    if (typeof threshold === "number") {
      return tallies
        .filter(({ accepted, refused }) => accepted + refused > 0)
        .flatMap((tally) => faultOf(tally.topic, tally, threshold));
    }
    return Object.entries(threshold).flatMap(([name, least]) => {
      const wanted = name.replace(/@(v\d+)$/, " $1");
      const tally = tallies.find(({ topic }) => topic === wanted || baseName(topic) === wanted);
      const names = tallies.map(({ topic }) => baseName(topic));
      const hint =
        tally === undefined && names.length > 0 ? `; no topic is named so: ${hintFor(name, names)}` : "";
      return faultOf(name, tally, least).map((fault) => fault + hint);
    });
  }

  #remove(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }
}

function baseName(topic: string): string {
  return topic.replace(/ v\d+$/, "");
}

function faultOf(name: string, tally: Tally | undefined, least: number): string[] {
  const percent = tally === undefined || tally.points.length === 0 ? 0 : percentOf(tally);
  return percent >= least ? [] : [`coverage of ${name} is ${percent} %, which is less than ${least} %`];
}

/** What all processes of the run have handed in, by topic. */
function read(folder: string): readonly Tally[] {
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Line),
  );
  const topics = [...new Set(lines.map(({ topic }) => topic))].sort();
  return topics.map((topic) => {
    const all = lines.filter((line) => line.topic === topic);
    return {
      topic,
      accepted: all.reduce((sum, { accepted = 0 }) => sum + accepted, 0),
      refused: all.reduce((sum, { refused = 0 }) => sum + refused, 0),
      points: all.find(({ points }) => points !== undefined)?.points ?? [],
      keys: new Set(all.flatMap(({ keys = [] }) => keys)),
    };
  });
}
