import type { JsonObject } from "../registry/json-source.ts";
import { tokensOf } from "../schema/pointer.ts";
import { snake } from "./definition-names.ts";
import type { Report } from "./report.ts";
import type { SchemaFile } from "./schema-files.ts";
import { eachSchema } from "./schema-files.ts";

/** Gives each title of a schema that is there already the name of the place it stands in as well. */
export function uniqueTitles(root: JsonObject, file: SchemaFile, report: Report): void {
  const taken = new Set<string>();
  for (const { schema, pointer } of eachSchema(root)) {
    const title = schema["title"];
    if (typeof title !== "string") continue;
    if (!taken.has(title)) {
      taken.add(title);
      continue;
    }
    const places = tokensOf(pointer).filter(
      (token) => !/^(?:\d+|properties|definitions|items|allOf|anyOf|oneOf)$/.test(token),
    );
    let name = title;
    for (let place = places.length - 1; place >= 0 && taken.has(name); place--)
      name = `${snake(places[place] ?? "")}_${name}`;
    if (taken.has(name)) delete schema["title"];
    else schema["title"] = name;
    taken.add(name);
    const action = schema["title"] === undefined ? "left out" : `is "${name}" now`;
    report("title-duplicate", file.file, `title "${title}" is there already; ${action}`, {
      line: file.line(pointer),
      pointer,
    });
  }
}
