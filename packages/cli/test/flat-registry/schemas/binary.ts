import { packed } from "../packed.ts";
import { draft07, type SchemaCase } from "../schema-case.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

const wrapped = {
  type: { type: "string" },
  pass_id: { type: "string" },
  harbor_id: { type: "integer" },
  payload: { description: "bytes" },
};
const body = text('{"lane":4}');

/** msgpack topics: bytes said in words, by a keyword, wrongly or not at all. */
export const binary: readonly SchemaCase[] = [
  {
    file: "manifests.v1.schema.json",
    schema: {
      $schema: draft07,
      description: "Manifest from the gate",
      type: "object",
      properties: { ...wrapped, start_time: { type: "integer" } },
      required: ["type", "pass_id", "payload"],
    },
    examples: {
      "plain.msgpack": packed({
        type: "manifest",
        pass_id: "p",
        harbor_id: 1,
        payload: body,
        start_time: 1772359200,
        files: [],
      }),
      "readable.json": { type: "manifest", pass_id: "p", payload: { $base64: "eyJ9" } },
    },
  },
  {
    file: "gate-scans.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "gate_scan",
      type: "object",
      properties: { ...wrapped, payload: { type: "string", description: "bytes. JSON of the scan" } },
      required: ["payload"],
    },
    examples: { "scan.msgpack": packed({ payload: body, harbor_id: 7 }) },
  },
  {
    file: "crew-pulses.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "crew_pulse",
      oneOf: [{ $ref: "#/definitions/Tick" }, { $ref: "#/definitions/CheckIn" }],
      definitions: {
        Tick: {
          title: "tick",
          type: "object",
          additionalProperties: false,
          properties: {
            kind: { const: "tick" },
            decks: { type: "array", items: { type: "integer", minimum: 0 } },
          },
          required: ["kind"],
        },
        CheckIn: {
          title: "check_in",
          type: "object",
          properties: {
            kind: { const: "check_in" },
            payload: { description: "bytes. JSON of the check-in", $bytes: true },
            crew_id: { type: "integer", minimum: 0 },
          },
          required: ["kind", "payload"],
        },
      },
    },
    examples: {
      "tick.msgpack": packed({ kind: "tick" }),
      "tick-decks.msgpack": packed({ kind: "tick", decks: [0, 3] }),
      "check-in-text.msgpack": packed({
        kind: "check_in",
        payload: '{"ok":true}',
        crew_id: 18446744073709551615n,
      }),
      "check-in-bytes.msgpack": packed({ kind: "check_in", payload: body }),
    },
  },
  {
    file: "seal-photos.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "seal_photo",
      type: "object",
      properties: {
        ...wrapped,
        photo: { type: "object" },
        photo_id: { type: "string" },
        chunk: { type: "integer" },
      },
      oneOf: [{ required: ["photo"] }, { required: ["photo_id", "chunk", "payload"] }],
    },
    examples: {
      "whole.msgpack": packed({ type: "photo", photo: { id: "x", size: 3 } }),
      "chunk.msgpack": packed({ type: "chunk", photo_id: "x", chunk: 0, payload: body }),
    },
  },
  {
    file: "hull-images.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "hull_image",
      type: "object",
      properties: {
        image: { type: "string" },
        thumbnail: { type: ["string", "null"], description: "raw bytes" },
        caption: { type: "string", description: "how many bytes the image takes, in words" },
        size: { type: "integer", description: "bytes" },
        extra: true,
      },
      required: ["image"],
    },
    examples: {
      "bytes-for-text.msgpack": packed({
        image: body,
        thumbnail: null,
        caption: "few",
        size: 10,
        extra: body,
      }),
      "text.msgpack": packed({ image: "data:,x", thumbnail: body }),
    },
  },
  {
    file: "cabin-logs.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "cabin_log",
      description: "A recording of a cabin",
      type: "object",
      properties: {
        kind: { const: "cabin_log_whole" },
        key_id: { type: ["null", "integer"] },
        payload: { description: "msgpack bytes" },
        note: { description: "JSON bytes" },
        version: { type: "integer", default: 0 },
      },
      required: ["kind", "payload"],
    },
    examples: {
      "whole.msgpack": packed({
        kind: "cabin_log_whole",
        key_id: 4,
        payload: body,
        note: null,
        received: 5000000000n,
      }),
    },
  },
  {
    file: "radio-clips.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "radio_clip",
      type: "object",
      properties: { channel: { type: "integer" }, clips: { type: "array", items: { description: "bytes" } } },
      required: ["channel", "clips"],
    },
    examples: { "two.msgpack": packed({ channel: 16, clips: [body, new Uint8Array()] }) },
  },
];
