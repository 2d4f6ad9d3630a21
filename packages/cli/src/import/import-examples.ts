import { DEFAULT_MAX_MESSAGE_BYTES } from "@waybill/runtime";
import type { JsonObject } from "../registry/json-source.ts";
import { createChecker } from "./checker.ts";
import { decodeExample, fixtureName } from "./decode-example.ts";
import type { ExampleFile } from "./example-files.ts";
import type { Report } from "./report.ts";
import { eachSchema } from "./schema-files.ts";
import type { VersionSchema } from "./schema-of-version.ts";
import type { SourceTree } from "./source-tree.ts";
import type { FlatTopic, FlatVersion } from "./topic-file.ts";
import type { Units } from "./units.ts";
import { widenFor } from "./widen.ts";

/** A version of a topic with what belongs to it. */
export interface ImportedVersion {
  readonly topic: FlatTopic;
  readonly version: FlatVersion;
  readonly schema: VersionSchema | undefined;
  readonly examples: readonly ExampleFile[];
}

export interface ImportedExamples {
  /** Pass fixtures by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly refused: number;
}

/**
 * Makes a pass fixture of every example, its bytes unchanged, and widens schemas where an example shows that they are
 * narrower than the data. An example that is no message of its topic is reported and left out.
 */
export async function importExamples(
  versions: readonly ImportedVersion[],
  units: Units,
  tree: SourceTree,
  report: Report,
): Promise<ImportedExamples> {
  const files = new Map<string, Uint8Array>();
  const newChecker = () => createChecker(units);
  const current = { checker: newChecker() };
  let refused = 0;
  for (const { topic, version, schema, examples } of versions) {
    for (const { file, shows } of examples) {
      const bytes = await tree.read(file);
      if (bytes === undefined) continue;
      const refuse = (why: string): void => {
        refused++;
        report("example-refused", file, `"${topic.name}" v${version.version} refuses it: ${why}; left out`);
      };
      const fixture = decode(file, bytes, version, refuse);
      if (fixture === undefined) continue;
      const limit = Number(topic.kafka["max.message.bytes"] ?? DEFAULT_MAX_MESSAGE_BYTES);
      if (fixture.bytes.length > limit) {
        refuse(`its ${fixture.bytes.length} bytes are more than the topic's ${limit}`);
        continue;
      }
      const unit = schema?.kind === "file" ? units.get(schema.key) : undefined;
      const [mismatch] =
        unit === undefined ? [] : widenFor(unit, fixture.value, file, newChecker, current, reportAt);
      if (mismatch !== undefined) {
        refuse(`${mismatch.path === "" ? "message" : mismatch.path} ${mismatch.message}`);
        continue;
      }
      if (fixture.note !== undefined) report("example-form", file, fixture.note);
      files.set(
        unique(`${topic.name}/v${version.version}/${fixtureName(shows)}`, fixture.extension),
        fixture.bytes,
      );
    }
  }
  return { files, refused };

  function decode(file: string, bytes: Uint8Array, version: FlatVersion, refuse: (why: string) => void) {
    try {
      return decodeExample(file, bytes, version.encoding);
    } catch (error) {
      refuse((error as Error).message);
      return undefined;
    }
  }

  function unique(stem: string, extension: string): string {
    for (let i = 1; ; i++) {
      const path = `${stem}${i === 1 ? "" : `-${i}`}.pass.${extension}`;
      if (!files.has(path)) return path;
    }
  }

  /** A report that adds the file and line of a schema object. */
  function reportAt(schema: JsonObject): Report | undefined {
    for (const unit of units.values()) {
      for (const { schema: node } of eachSchema(unit.schema)) {
        if (node !== schema) continue;
        return (rule, _, message, more) =>
          report(rule, unit.file.file, message, { ...more, line: unit.file.line(more?.pointer ?? "") });
      }
    }
    return undefined;
  }
}
