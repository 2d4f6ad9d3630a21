import type { Topic } from "@waybill/runtime";
import type { Finding } from "../finding.ts";
import { withMessages } from "../registry/load.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";
import { bundle } from "../schema/bundle.ts";
import { type ReadableForm, readableForm } from "../stream/readable-form.ts";
import { topicOf } from "../topic/topic-of.ts";
import { openFolder } from "./open-registry.ts";
import { versionOf } from "./topic-argument.ts";

export interface OpenTopic {
  readonly registry: Registry;
  readonly version: TopicVersion;
  readonly topic: Topic;
  readonly readable: ReadableForm;
}

/**
 * The topic that arguments of the command line name, ready to read messages. Of a contract that can be used in part,
 * what is wrong is told on standard error, so that what it lets pass is not taken for checked.
 *
 * Throws `UsageError`, for a contract that cannot be read as well.
 */
export async function openTopic(
  folder: string | undefined,
  argument: string,
  option: string | undefined,
): Promise<OpenTopic> {
  const named = await openFolder(folder);
  const version = versionOf(named, argument, option);
  const registry = version.encoding === "protobuf" ? await withMessages(named) : named;
  const [fault, ...others] = faultsOf(registry, version);
  if (fault?.rule === "unreadable-file") {
    throw new UsageError(`topic "${version.topic}" cannot be used: ${inOneLine(fault)}`);
  }
  for (const other of fault === undefined ? [] : [fault, ...others]) {
    process.stderr.write(`waybill: warning: ${inOneLine(other)}\n`);
  }
  const topic = topicOf(registry, version);
  return { registry, version, topic, readable: readableForm(registry, version, topic) };
}

/** What is wrong with what a version is made of, and changes what it accepts; what cannot be read comes first. */
function faultsOf(registry: Registry, version: TopicVersion): Finding[] {
  const own = [`${version.topic}/topic.yaml`, `${version.topic}/v${version.version}.schema.json`];
  const isProtobuf = version.encoding === "protobuf";
  const unread = registry.findings.filter(
    ({ file, severity }) =>
      severity === "error" && (own.includes(file) || (isProtobuf && /^registry\.yaml$|\.proto$/.test(file))),
  );
  const inSchema = bundle(registry, version).findings.filter(({ severity }) => severity === "error");
  return [...unread, ...inSchema].sort(
    (a, b) => Number(b.rule === "unreadable-file") - Number(a.rule === "unreadable-file"),
  );
}

function inOneLine({ file, line, message, hint }: Finding): string {
  return `${file}${line === undefined ? "" : `:${line}`}: ${message}${hint === undefined ? "" : `; ${hint}`}`;
}
