import { typeName } from "../../generate/names.ts";
import { TypeWriter } from "../../generate/types/type-writer.ts";
import type { TopicReport } from "../report.ts";
import { type Change, keptVersions, type Sides } from "./change.ts";
import {
  bareDeclarations,
  declarationsOf,
  frozenDeclarations,
  generatedDeclarations,
} from "./declarations.ts";
import { type Check, programOf } from "./program.ts";

/** The versions whose types come from a schema, and have changed. */
export async function schemaChanges(topics: readonly TopicReport[], sides: Sides): Promise<Change[]> {
  const { old, current } = sides;
  const types = new TypeWriter();
  const found: Change[] = [];
  for (const { topic, was, is } of keptVersions(topics, sides)) {
    const frozen = await frozenDeclarations(old, was);
    // What did not change costs no run of the generator: then only its own changes can have changed a type, and what it
    // wrote last is either the same or out of date.
    if (topic.status === "unchanged") {
      const last = await generatedDeclarations(current, is);
      if (frozen === undefined || last === undefined) continue;
      if (bareDeclarations(last) === bareDeclarations(frozen)) continue;
    }
    const texts = [
      frozen ?? (await declarationsOf(old, was, types)),
      await declarationsOf(current, is, types),
    ];
    const [oldText, newText] = texts.map((text) => text && bareDeclarations(text));
    if (oldText === undefined || newText === undefined || oldText === newText) continue;
    found.push({
      version: is,
      files: new Map([
        ["old.d.ts", oldText],
        ["new.d.ts", newText],
      ]),
      program: programOf(oldText, typeName(is.topic, is.version)),
      isTold: (check, report) => isTold(check, report, `v${is.version}`),
    });
  }
  return found;
}

/** What producers cannot build any more breaks messages backward, and what consumers cannot read forward. */
function isTold({ side }: Check, { directions }: TopicReport, label: string): boolean {
  const way = side === "producers" ? "backward" : side === "consumers" ? "forward" : undefined;
  return directions.some(
    ({ direction, verdict, new: name }) => direction === way && verdict === "breaking" && name === label,
  );
}
