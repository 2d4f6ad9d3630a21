/** The closed meta-schema of registry.yaml. `schemas/registry.schema.json` is this value, for editors. */
export const registrySchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "registry.yaml",
  description: "What holds for all topics of a registry. Every key is optional.",
  type: "object",
  additionalProperties: false,
  properties: {
    services: {
      description:
        "Names that topics may give as producers and consumers; without this key any name is allowed.",
      type: "array",
      uniqueItems: true,
      items: { type: "string", minLength: 1 },
    },
    proto: {
      description: "Folders of .proto files, or images (.binpb) built by buf, relative to this file.",
      type: "array",
      uniqueItems: true,
      items: { type: "string", minLength: 1 },
    },
    policy: {
      description: "Settings that every topic has to agree with.",
      type: "object",
      additionalProperties: false,
      properties: {
        retention_ms: {
          description: "Allowed values of retention.ms, in milliseconds; without this key any is allowed.",
          type: "array",
          uniqueItems: true,
          items: { type: "integer", minimum: 1, maximum: 9007199254740991 },
        },
        dead_letter_retention_ms: {
          description: "The retention.ms of all dead-letter topics, in milliseconds.",
          type: "integer",
          minimum: 1,
          maximum: 9007199254740991,
        },
        compression_type: {
          description: "The compression.type of all topics.",
          enum: ["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"],
        },
      },
    },
    generate: {
      description: "What `waybill generate` writes and what the result imports.",
      type: "object",
      additionalProperties: false,
      properties: {
        out: {
          description: "Folder of the generated package, relative to this file; `--out` wins.",
          type: "string",
          minLength: 1,
        },
        runtime: {
          description:
            "Module that generated code imports its runtime from; without this key a copy of the runtime is written beside the code.",
          type: "string",
          minLength: 1,
        },
        protos: {
          description: "Package with the protobuf-es code of the messages.",
          type: "string",
          minLength: 1,
        },
        codecs: {
          description:
            "Whether the package of `protos` has the codecs of protoc-gen-es-codec beside its messages, under the path of the messages and `_codec`. Topics then load them and no descriptors.",
          type: "boolean",
        },
      },
    },
  },
} as const;
