/** One topic file of the flat registry, as short as it can be written. */
export interface TopicRow {
  readonly name: string;
  readonly type: "json" | "msgpack" | "protobuf";
  /** Schema file, or Python path of a Protobuf class. */
  readonly resource: string;
  /** Folder of examples. */
  readonly examples: string;
  readonly description: string;
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  readonly pipeline?: string;
  readonly mode?: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly partitions?: number;
  /** Lines put into the file as they are. */
  readonly extra?: string;
}

const day = "86400000";
const week = "604800000";

function live(name: string, more: Partial<TopicRow> = {}): TopicRow {
  return {
    name,
    type: "json",
    resource: `${name}.v1.schema.json`,
    examples: `${name}/1/`,
    description: `Messages of ${name.replaceAll("-", " ")}`,
    producers: ["northport/gate"],
    consumers: ["northport/yard"],
    ...more,
  };
}

const packed = (name: string, more: Partial<TopicRow> = {}): TopicRow =>
  live(name, { type: "msgpack", config: { "max.message.bytes": "10000000" }, ...more });

const protobuf = (name: string, message: string, folder: string, more: Partial<TopicRow> = {}): TopicRow =>
  live(name, { type: "protobuf", resource: message, examples: `${folder}/1/`, ...more });

function letters(name: string, of: string, more: Partial<TopicRow> = {}): TopicRow {
  return live(name, {
    resource: "any.json",
    examples: "any/",
    description: `DLQ for ${of}`,
    producers: ["northport/yard"],
    consumers: [],
    config: { "retention.ms": week },
    ...more,
  });
}

const commitLog = (name: string): TopicRow =>
  live(name, {
    resource: "any.json",
    examples: "commit-log/1/",
    consumers: ["northport/yard", "northport/ledger"],
    config: {
      "cleanup.policy": "compact,delete",
      "min.compaction.lag.ms": "3600000",
      "segment.bytes": "104857600",
      "segment.ms": "3600000",
    },
    partitions: 1,
  });

const SLOT = "northport_protos.yard.v1.slot_pb2.Slot";
const TASK = "northport_protos.work.v1.task_pb2.Task.Activation";

/** Topics with a JSON schema of their own. */
const own = (
  "gate-events crossings tide-readings crane-moves crane-batches berth-checks cargo-tree route-graph pilot-orders " +
  "weigh-tickets weigh-totals customs-forms slot-offers yard-queries bill-lines fuel-logs dock-alerts permits " +
  "supply-usage supply-inventory lock-states radar-tracks crew-shifts"
).split(" ");

/** 76 topics: 61 json, 9 msgpack, 6 protobuf; 22 of them share one schema that says nothing. */
export const topics: readonly TopicRow[] = [
  ...own.map((name) => live(name)),
  live("berth-status", { mode: "backward" }),
  live("hatch-counts", { resource: "hatch-counts.v1.json" }),
  live("tariffs", { extra: "colour: red\npipelin: tariffs\n" }),
  live("tariffs-billing", { resource: "tariffs.v1.schema.json", examples: "tariffs/1/" }),
  ...["gate", "crane", "berth", "tide", "fuel", "radar"].map((name) =>
    live(`${name}-poll-results`, { resource: "poll-results.v1.schema.json", examples: "poll-results/1/" }),
  ),
  ...["gate", "crane", "berth", "tide", "fuel"].map((name) =>
    live(`scheduled-polls-${name}`, {
      resource: "poll-schedules.v1.schema.json",
      examples: "poll-schedules/1/usual.json",
    }),
  ),
  letters("crane-moves-dlq", "crane-moves", {
    resource: "crane-moves.v1.schema.json",
    examples: "crane-moves/1/",
  }),

  packed("manifests"),
  packed("manifests-backlog", { resource: "manifests.v1.schema.json", examples: "manifests/1/" }),
  packed("gate-scans"),
  packed("gate-scans-backlog", { resource: "gate-scans.v1.schema.json", examples: "gate-scans/1/" }),
  packed("crew-pulses"),
  packed("seal-photos"),
  packed("hull-images", { config: { "max.message.bytes": "52428800", preallocate: "false" } }),
  packed("cabin-logs"),
  packed("radio-clips"),

  protobuf("slots", SLOT, "slots", { config: { "message.timestamp.type": "LogAppendTime" } }),
  protobuf("slots-dlq", SLOT, "slots", {
    description: "DLQ for slots",
    consumers: [],
    config: { "retention.ms": week },
  }),
  protobuf("yard-dead-letter-slot-outcomes", SLOT, "slots", {
    description: "DLQ for slots, outcomes only",
    consumers: [],
    config: { "retention.ms": week },
  }),
  protobuf("work", TASK, "work"),
  protobuf("work-control", TASK, "work"),
  protobuf("work-dlq", TASK, "work", { description: "DLQ for work", config: { "retention.ms": week } }),

  ..."manifests gate-scans seal-photos crew-pulses tariffs tariffs-billing weigh-tickets crane-batches"
    .split(" ")
    .map((name) => letters(`${name}-dlq`, name)),
  ...["cargo-tree", "gate-events", "customs-forms"].map((name) => letters(`yard-dead-letter-${name}`, name)),
  letters("yard-dead-letter-tides", "tide-readings"),
  letters("yard-dead-letter-querylog", "yard-queries"),
  letters("bulk-weigh-dlq", "weigh-totals", { pipeline: "weighing" }),
  letters("berth-rejects", "", { description: "Dead letters of berth-checks" }),
  ...["gate", "crane", "berth", "tide", "fuel", "radar"].map((name) => commitLog(`${name}-commit-log`)),
  live("gate-replacements", { resource: "any.json", examples: "any/", config: { "retention.ms": week } }),
].map((topic) => ({ ...topic, config: { "compression.type": "lz4", "retention.ms": day, ...topic.config } }));
