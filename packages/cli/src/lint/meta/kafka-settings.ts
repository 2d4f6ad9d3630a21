/**
 * Schemas of the topic-level settings of Kafka that a contract may fix, by name.
 * Names, types and bounds: https://kafka.apache.org/documentation/#topicconfigs (Kafka 4). Settings that only make sense
 * for one running cluster (throttled replicas, for example) are left out.
 */
export const kafkaSettings = {
  "cleanup.policy": {
    description: "What happens to old segments. Order does not matter to Kafka; write `compact,delete`.",
    enum: ["delete", "compact", "compact,delete"],
  },
  "compression.gzip.level": { description: "Level for gzip; -1 is zlib's default.", ...integer(-1, 9) },
  "compression.lz4.level": { description: "Level for lz4.", ...integer(1, 17) },
  "compression.type": {
    description: "Codec of the stored batches; `producer` keeps what producers chose.",
    enum: ["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"],
  },
  "compression.zstd.level": { description: "Level for zstd.", ...integer(-131072, 22) },
  "delete.retention.ms": {
    description: "How long tombstones of a compacted topic stay readable, in milliseconds.",
    ...integer(0),
  },
  "file.delete.delay.ms": {
    description: "How long a deleted segment stays on disk, in milliseconds.",
    ...integer(0),
  },
  "flush.messages": { description: "Messages between two forced flushes to disk.", ...integer(1) },
  "flush.ms": { description: "Milliseconds between two forced flushes to disk.", ...integer(0) },
  "index.interval.bytes": {
    description: "Bytes between two entries of the offset index.",
    ...integer(0, 2147483647),
  },
  "local.retention.bytes": {
    description: "Bytes kept on brokers when remote storage is on; -2 means `retention.bytes`.",
    ...integer(-2),
  },
  "local.retention.ms": {
    description: "Milliseconds kept on brokers when remote storage is on; -2 means `retention.ms`.",
    ...integer(-2),
  },
  "max.compaction.lag.ms": {
    description: "Longest time a message may stay uncompacted, in milliseconds.",
    ...integer(1),
  },
  "max.message.bytes": {
    description:
      "Largest batch the topic takes, in bytes, compressed. Encoders refuse messages that are larger.",
    ...integer(0, 2147483647),
  },
  "message.timestamp.after.max.ms": {
    description: "How far a message's timestamp may be ahead of the broker's clock, in milliseconds.",
    ...integer(0),
  },
  "message.timestamp.before.max.ms": {
    description: "How far a message's timestamp may lie behind the broker's clock, in milliseconds.",
    ...integer(0),
  },
  "message.timestamp.type": {
    description: "Whose clock stamps a message: the producer's or, with `LogAppendTime`, the broker's.",
    enum: ["CreateTime", "LogAppendTime"],
  },
  "min.cleanable.dirty.ratio": {
    description: "Share of uncompacted log at which the cleaner starts.",
    type: "number",
    minimum: 0,
    maximum: 1,
  },
  "min.compaction.lag.ms": {
    description: "Shortest time a message stays uncompacted, in milliseconds.",
    ...integer(0),
  },
  "min.insync.replicas": {
    description: "Replicas that must confirm a write with `acks=all`.",
    ...integer(1, 2147483647),
  },
  preallocate: { description: "Whether a new segment's file is allocated in full.", type: "boolean" },
  "remote.storage.enable": { description: "Whether old segments move to remote storage.", type: "boolean" },
  "retention.bytes": {
    description: "Bytes of a partition before old segments go; -1 is no limit.",
    ...integer(-1),
  },
  "retention.ms": {
    description: "Milliseconds before old segments go; -1 is no limit, for compacted topics only.",
    ...integer(-1),
  },
  "segment.bytes": { description: "Size of a segment file, in bytes.", ...integer(1048576, 2147483647) },
  "segment.index.bytes": { description: "Size of a segment's index, in bytes.", ...integer(4, 2147483647) },
  "segment.jitter.ms": {
    description: "Most that is taken off `segment.ms` at random, in milliseconds.",
    ...integer(0),
  },
  "segment.ms": { description: "Milliseconds before a new segment is begun.", ...integer(1) },
  "unclean.leader.election.enable": {
    description: "Whether a replica that lags may lead, at the price of lost messages.",
    type: "boolean",
  },
} as const;

/** Bounds beyond what a double counts exactly say nothing, so the default upper bound is 2^53-1. */
function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER) {
  return { type: "integer", minimum, maximum } as const;
}
