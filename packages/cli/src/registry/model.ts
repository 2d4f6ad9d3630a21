import type { FileRegistry } from "@bufbuild/protobuf";
import type { Encoding } from "@waybill/runtime";
import type { Finding, Location } from "../finding.ts";

/** Everything a registry's folder says, as plain data. Built by `loadRegistry`; nothing below reads files again. */
export interface Registry {
  /** Absolute path of the folder that holds the topic folders. */
  readonly root: string;
  readonly config: RegistryConfig;
  /** registry.yaml as it is written; absent when there is none. */
  readonly configDocument?: Document;
  /** waivers.yaml as it is written; absent when there is none. */
  readonly waivers?: Document;
  /** Sorted by name. */
  readonly topics: readonly TopicSource[];
  /** `_shared/*.schema.json`, sorted by file. */
  readonly shared: readonly Document[];
  /** Every file below the root, relative and sorted; lint finds orphans among them. */
  readonly files: readonly string[];
  /** Descriptors of the Protobuf messages that topics name; absent when the registry has none. */
  readonly messages?: FileRegistry;
  /** What could not be read at all. Loading never throws for bad content. */
  readonly findings: readonly Finding[];
}

/** A parsed YAML or JSON file that can tell where each of its nodes stands. */
export interface Document {
  /** Relative to the registry's root. */
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** The position of a node, or of the nearest ancestor that exists. */
  locate(pointer: string): Location;
}

export interface TopicSource {
  /** The folder's name, which is the Kafka topic's name. */
  readonly name: string;
  /** Absent when the folder has no readable topic.yaml. */
  readonly document?: Document;
  /** topic.yaml as far as it has the right shape; what has not is left out here and reported by lint. */
  readonly spec: TopicSpec;
  /** Ascending by version. */
  readonly versions: readonly TopicVersion[];
}

export interface TopicVersion {
  readonly topic: string;
  readonly version: number;
  readonly encoding: Encoding;
  /** `v<N>.schema.json`. For a Protobuf topic it constrains the decoded message and is optional. */
  readonly schema?: Document;
  /** Full name of the Protobuf message, such as `sentry_protos.snuba.v1.TraceItem`. */
  readonly message?: string;
  readonly fixtures: readonly FixtureFile[];
}

/** A file of `v<N>/`; its name ends in `.pass.<ext>` or `.fail.<ext>`. */
export interface FixtureFile {
  readonly file: string;
  /** What the fixture shows: the file's name without verdict and extension. */
  readonly name: string;
  readonly verdict: "pass" | "fail";
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** topic.yaml. Described to editors by `schemas/topic.schema.json`. */
export interface TopicSpec {
  readonly description?: string;
  readonly owners: readonly string[];
  readonly pipeline?: string;
  readonly encoding?: Encoding;
  /** Version name (`v1`) to full message name, for Protobuf topics. */
  readonly messages: Readonly<Record<string, string>>;
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  readonly compatibility?: { readonly mode: string; readonly reason?: string };
  readonly kafka: Readonly<Record<string, string | number | boolean>>;
  /** What the key of a message is. */
  readonly key?: string;
  readonly partitions?: number;
  readonly dead_letters: readonly DeadLetter[];
}

export interface DeadLetter {
  readonly topic: string;
  readonly description?: string;
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  readonly kafka: Readonly<Record<string, string | number | boolean>>;
}

/** registry.yaml: what holds for all topics of a registry. Every key has a default. */
export interface RegistryConfig {
  /** Names allowed as producers and consumers; empty allows any. */
  readonly services: readonly string[];
  /** Folders of `.proto` files, or one image (`.binpb`), relative to the root. */
  readonly proto: readonly string[];
  readonly policy: {
    /** Allowed values of `retention.ms`; empty allows any. */
    readonly retention_ms: readonly number[];
    /** Required value of `retention.ms` of dead-letter topics; absent allows any. */
    readonly dead_letter_retention_ms?: number;
    /** Required value of `compression.type`; absent allows any. */
    readonly compression_type?: string;
  };
  readonly generate: {
    /** Folder of the generated package, relative to the root; `--out` wins. */
    readonly out?: string;
    /** Module the generated code imports its runtime from; absent puts a copy of the runtime beside the code. */
    readonly runtime?: string;
    /** Package with the protobuf-es code of the messages, such as `@waybill/protos`. */
    readonly protos?: string;
    /** Whether that package has codecs of protoc-gen-es-codec beside its messages. */
    readonly codecs?: boolean;
  };
}
