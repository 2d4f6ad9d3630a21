import type { FixtureFile, TopicSource, TopicVersion } from "./model.ts";
import type { Reader } from "./reader.ts";
import { readSpec } from "./spec.ts";

/** Numbers of versions have nine digits at most, so that doubles tell them apart. */
const schemaFile = /^v([1-9]\d{0,8})\.schema\.json$/;
const versionName = /^v([1-9]\d{0,8})$/;
const fixtureFile = /^v([1-9]\d{0,8})\/([^/]+)\.(pass|fail)\.([a-z0-9]+)$/;

/** Reads one topic's folder. A version exists when it has a schema, or a message in topic.yaml. */
export async function loadTopic(
  name: string,
  files: readonly string[],
  reader: Reader,
): Promise<TopicSource> {
  const own = files.filter((file) => file.startsWith(`${name}/`)).map((file) => file.slice(name.length + 1));
  const document = await reader.document(`${name}/topic.yaml`);
  const spec = readSpec(document?.value);
  const encoding = spec.encoding ?? "json";

  const messages = encoding === "protobuf" ? Object.keys(spec.messages) : [];
  const numbers = new Set([...numbersOf(own, schemaFile), ...numbersOf(messages, versionName)]);
  const fixtures = await loadFixtures(name, own, reader);
  const versions: TopicVersion[] = [];
  for (const version of [...numbers].sort((a, b) => a - b)) {
    const schema = await reader.document(`${name}/v${version}.schema.json`);
    const message = encoding === "protobuf" ? spec.messages[`v${version}`] : undefined;
    versions.push({
      topic: name,
      version,
      encoding,
      ...(schema && { schema }),
      ...(message !== undefined && { message }),
      fixtures: fixtures.get(version) ?? [],
    });
  }
  return { name, ...(document && { document }), spec, versions };
}

async function loadFixtures(
  name: string,
  own: readonly string[],
  reader: Reader,
): Promise<Map<number, FixtureFile[]>> {
  const fixtures = new Map<number, FixtureFile[]>();
  for (const path of own) {
    const [, version, shows, verdict, extension] = fixtureFile.exec(path) ?? [];
    if (version === undefined || shows === undefined || extension === undefined) continue;
    const file = `${name}/${path}`;
    const bytes = await reader.bytes(file);
    if (bytes === undefined) continue;
    const list = fixtures.get(Number(version)) ?? [];
    fixtures.set(Number(version), list);
    list.push({ file, name: shows, verdict: verdict === "pass" ? "pass" : "fail", extension, bytes });
  }
  return fixtures;
}

function numbersOf(names: readonly string[], pattern: RegExp): number[] {
  return names.flatMap((name) => {
    const version = pattern.exec(name)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
}
