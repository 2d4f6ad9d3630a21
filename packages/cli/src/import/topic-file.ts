import type { Encoding } from "@waybill/runtime";
import { isMap, LineCounter, parseDocument } from "yaml";
import { topicNameFault } from "../generate/names.ts";
import { closest, didYouMean } from "../lint/did-you-mean.ts";
import { topicSchema } from "../lint/meta/topic-schema.ts";
import { isRecord } from "../registry/shape.ts";
import type { KafkaConfig } from "./kafka-config.ts";
import { typedKafkaConfig } from "./kafka-config.ts";
import type { Report } from "./report.ts";

/** One `topics/<name>.yaml`, with what was missing or wrong filled in. */
export interface FlatTopic {
  /** Name of the topic; the file's name, made acceptable to Kafka. */
  readonly name: string;
  readonly file: string;
  readonly description: string;
  readonly pipeline?: string;
  /** As written, such as `acme/relay`. */
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  readonly schemas: readonly FlatVersion[];
  readonly kafka: KafkaConfig;
  readonly partitions?: number;
  /** 1-based line of a path in the file. */
  line(...path: (string | number)[]): number | undefined;
}

export interface FlatVersion {
  readonly version: number;
  readonly encoding: Encoding;
  readonly compatibility: { readonly mode: string; readonly reason?: string };
  /** Schema file or Protobuf class, as written. */
  readonly resource?: string;
  readonly examples: readonly string[];
  /** Index in the source's list. */
  readonly index: number;
}

const TOPIC_KEYS = [
  "topic",
  "description",
  "pipeline",
  "services",
  "schemas",
  "topic_creation_config",
  "enforced_partition_count",
];
const SERVICE_KEYS = ["producers", "consumers"];
const SCHEMA_KEYS = ["version", "compatibility_mode", "type", "resource", "examples"];
const MODES: readonly string[] = topicSchema.properties.compatibility.properties.mode.enum;
const ENCODINGS: readonly Encoding[] = ["json", "msgpack", "protobuf"];

/** Reads a topic's file; undefined when nothing in it can be read. */
export function readTopicFile(file: string, bytes: Uint8Array, report: Report): FlatTopic | undefined {
  const lines = new LineCounter();
  const document = parseDocument(new TextDecoder().decode(bytes), { lineCounter: lines, intAsBigInt: true });
  for (const problem of document.errors) {
    report("topic-syntax", file, firstLine(problem.message), { line: lines.linePos(problem.pos[0]).line });
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    report("topic-syntax", file, firstLine((error as Error).message));
  }
  if (!isRecord(content)) {
    report("topic-unreadable", file, "holds no topic and was left out", { hint: "write a mapping of keys" });
    return undefined;
  }
  const line = (...path: (string | number)[]): number | undefined => {
    for (let depth = path.length; depth > 0; depth--) {
      const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
      const pair = isMap(parent)
        ? parent.items.find((item) => String(item.key) === String(path[depth - 1]))
        : undefined;
      const node = (pair?.key ?? document.getIn(path.slice(0, depth), true)) as
        | { range?: [number] }
        | undefined;
      if (node?.range !== undefined) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
  return fromContent(file, content, line, report);
}

function fromContent(
  file: string,
  content: Record<string, unknown>,
  line: FlatTopic["line"],
  report: Report,
): FlatTopic {
  const at = (path: (string | number)[], hint?: string) => ({ line: line(...path), hint });
  unknownKeys(content, TOPIC_KEYS, []);
  const name = topicName(file, report);
  if (typeof content["topic"] === "string" && content["topic"] !== name) {
    report("topic-name", file, `key "topic" must agree with the file's name, which was taken`, at(["topic"]));
  }

  let description = text(content["description"]);
  if (description === undefined) {
    report("description-missing", file, "topic has no description", at([]));
    description = `Imported from ${file}.`;
  }
  const pipeline = text(content["pipeline"]);
  const services = isRecord(content["services"]) ? content["services"] : {};
  if (content["services"] === undefined || !isRecord(content["services"])) {
    report("services-missing", file, "topic names no producers and consumers", at(["services"]));
  }
  unknownKeys(services, SERVICE_KEYS, ["services"]);

  const config = isRecord(content["topic_creation_config"]) ? content["topic_creation_config"] : {};
  const kafka = typedKafkaConfig(config, (rule, key, message, hint) =>
    report(rule, file, message, at(["topic_creation_config", key], hint)),
  );
  const count = content["enforced_partition_count"];
  const partitions = /^[1-9]\d{0,8}$/.test(String(count ?? "")) ? Number(count) : undefined;
  if (count !== undefined && partitions === undefined) {
    report(
      "partition-count",
      file,
      "partition count must be a positive integer; left out",
      at(["enforced_partition_count"]),
    );
  }
  return {
    name,
    file,
    description,
    ...(pipeline === undefined ? {} : { pipeline }),
    producers: list(services["producers"], ["services", "producers"]),
    consumers: list(services["consumers"], ["services", "consumers"]),
    schemas: versions(),
    kafka,
    ...(partitions === undefined ? {} : { partitions }),
    line,
  };

  function unknownKeys(
    record: Record<string, unknown>,
    known: readonly string[],
    path: (string | number)[],
  ): void {
    for (const key of Object.keys(record)) {
      if (known.includes(key)) continue;
      report(
        "unknown-key",
        file,
        `unknown key "${key}" was left out`,
        at([...path, key], didYouMean(key, known)),
      );
    }
  }

  function list(value: unknown, path: (string | number)[]): string[] {
    if (value === undefined) {
      const known = isRecord(content["services"]);
      if (known)
        report("services-missing", file, `topic names no ${path.at(-1)}`, at(path, "write [] for none"));
      return [];
    }
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item, index) => {
      const entry = text(item);
      if (entry === undefined && item !== null) {
        report(
          "list-entry",
          file,
          `entry of "${path.at(-1)}" must be a string; left out`,
          at([...path, index]),
        );
      }
      return entry === undefined ? [] : [entry];
    });
  }

  function versions(): FlatVersion[] {
    const entries = Array.isArray(content["schemas"]) ? content["schemas"] : [];
    if (entries.length === 0)
      report("schemas-missing", file, "topic declares no schema; any message is accepted", at(["schemas"]));
    const taken = new Set<number>();
    const result: FlatVersion[] = [];
    for (const [index, entry] of entries.entries()) {
      const path = ["schemas", index];
      if (!isRecord(entry)) {
        report("schema-entry", file, 'entry of "schemas" must be a mapping; left out', at(path));
        continue;
      }
      unknownKeys(entry, SCHEMA_KEYS, path);
      const encoding = encodingOf(entry, path);
      if (encoding === undefined) continue;
      const version = versionOf(entry["version"], index, taken, path);
      taken.add(version);
      const resource = text(entry["resource"]);
      const given = entry["examples"];
      if (given === undefined || (Array.isArray(given) && given.length === 0)) {
        report(
          "examples-missing",
          file,
          `version ${version} declares no examples`,
          at([...path, "examples"]),
        );
      }
      result.push({
        version,
        encoding,
        compatibility: compatibilityOf(entry["compatibility_mode"], path),
        ...(resource === undefined ? {} : { resource }),
        examples: given === undefined ? [] : list(given, [...path, "examples"]),
        index,
      });
    }
    const sorted = result.sort((a, b) => a.version - b.version);
    for (const [index, { version, index: source }] of sorted.entries()) {
      const before = index === 0 ? 0 : (sorted[index - 1] as FlatVersion).version;
      if (version === before + 1) continue;
      report(
        "version-gap",
        file,
        `version ${version} does not follow ${before === 0 ? "nothing" : `version ${before}`}`,
        at(["schemas", source, "version"]),
      );
    }
    return sorted;
  }

  function versionOf(
    value: unknown,
    index: number,
    taken: ReadonlySet<number>,
    path: (string | number)[],
  ): number {
    const given = /^[1-9]\d{0,5}$/.test(String(value ?? "")) ? Number(value) : undefined;
    const free = (from: number): number => (taken.has(from) ? free(from + 1) : from);
    if (given === undefined) {
      report(
        "version-value",
        file,
        `version must be a positive integer; taken as ${free(index + 1)}`,
        at([...path, "version"]),
      );
    } else if (taken.has(given)) {
      report(
        "version-value",
        file,
        `version ${given} is there already; taken as ${free(given)}`,
        at([...path, "version"]),
      );
    } else if (typeof value === "string") {
      report(
        "version-value",
        file,
        `version ${given} must be an integer, not a string`,
        at([...path, "version"]),
      );
    }
    return free(given ?? index + 1);
  }

  function encodingOf(entry: Record<string, unknown>, path: (string | number)[]): Encoding | undefined {
    const written = text(entry["type"]);
    if (written !== undefined && (ENCODINGS as readonly string[]).includes(written))
      return written as Encoding;
    const guess = written === undefined ? undefined : (closest(written, ENCODINGS) as Encoding | undefined);
    const resource = text(entry["resource"]) ?? "";
    const found =
      guess ??
      (resource.includes("_pb2.")
        ? "protobuf"
        : resource.endsWith(".json") || written === undefined
          ? "json"
          : undefined);
    const what = written === undefined ? "type is missing" : `unknown type "${written}"`;
    const action = found === undefined ? "the version was left out" : `taken as ${found}`;
    report("encoding", file, `${what}; ${action}`, at([...path, "type"], "write json, msgpack or protobuf"));
    return found;
  }

  function compatibilityOf(value: unknown, path: (string | number)[]): FlatVersion["compatibility"] {
    const written = text(value)?.toLowerCase().replaceAll("_", "-");
    if (written === "none") return { mode: "none", reason: "imported: the source registry declared none" };
    if (written !== undefined && MODES.includes(written)) return { mode: written };
    const what =
      written === undefined
        ? "compatibility_mode is missing"
        : `unknown compatibility_mode "${String(value)}"`;
    const hint = written === undefined ? undefined : didYouMean(written, MODES);
    report("compatibility-mode", file, `${what}; taken as none`, at([...path, "compatibility_mode"], hint));
    return { mode: "none", reason: "imported: the source registry declared no known mode" };
  }
}

/** The file's name as a name that Kafka takes and that can be a topic's folder. */
function topicName(file: string, report: Report): string {
  const stem = (file.split("/").at(-1) as string).replace(/\.ya?ml$/, "");
  let name = stem
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[._]+/, "")
    .slice(0, 249);
  if (name === "") name = "topic";
  if (topicNameFault(name) !== undefined) name = `topic-${name}`.slice(0, 249);
  if (name !== stem) {
    const hint =
      topicNameFault(stem) ??
      "a topic's name has 1 to 249 of a-z, A-Z, 0-9, dot, hyphen and underscore and starts with a letter or digit";
    report("topic-name", file, `"${stem}" cannot be a topic's folder; taken as "${name}"`, { hint });
  }
  return name;
}

function text(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return value.trim() === "" ? undefined : value.trim();
}

function firstLine(message: string): string {
  return (message.split("\n")[0] as string)
    .replace(/ at line \d+, column \d+:?$/, "")
    .replace(/^[A-Z]/, (c) => c.toLowerCase());
}
