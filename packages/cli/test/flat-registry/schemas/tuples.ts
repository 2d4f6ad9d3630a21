import { draft07, type SchemaCase } from "../schema-case.ts";

/** A command about a gate: `[2, "<verb>", {...}]` with nothing said about the length. */
function command(verb: string, properties: Readonly<Record<string, unknown>>): object {
  return {
    type: "array",
    items: [
      { const: 2 },
      { const: verb },
      {
        type: "object",
        properties: { ...properties, at: { $ref: "#/definitions/Moment" } },
        required: Object.keys(properties),
      },
    ],
  };
}

const gate = { gate_id: { type: "integer", minimum: 0 } };
const pair = {
  type: "array",
  minItems: 2,
  maxItems: 2,
  items: [{ type: ["string", "null"] }, { type: ["string", "null"] }],
};

/** Arrays with a meaning per position, most of them open. */
export const tuples: readonly SchemaCase[] = [
  {
    file: "gate-events.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "gate_event",
      description: "What happened at a gate.",
      anyOf: [
        { $ref: "#/definitions/Insert" },
        { $ref: "#/definitions/StartClose" },
        { $ref: "#/definitions/EndClose" },
        command("start_move", { ...gate, target: { type: "string" } }),
        command("end_move", { ...gate, target: { type: "string" } }),
        command("start_join", { gates: { type: "array", items: gate.gate_id } }),
        command("end_join", { gates: { type: "array", items: gate.gate_id } }),
        command("start_split", { ...gate, parts: { type: "integer" } }),
        command("end_split", { ...gate, parts: { type: "integer" } }),
        command("forget", { passes: { type: "array", items: { type: "string" } } }),
        command("replace", { ...gate, with: { $ref: "#/definitions/Anything" } }),
        command("skip", gate),
      ],
      definitions: {
        Anything: true,
        Label: true,
        Moment: { type: ["string", "number"] },
        StartClose: { title: "start_close", ...command("start_close", gate) },
        EndClose: { title: "end_close", ...command("end_close", gate) },
        Insert: {
          title: "insert",
          type: "array",
          minItems: 4,
          maxItems: 4,
          items: [
            { type: "integer", minimum: 0 },
            { type: "string" },
            { $ref: "#/definitions/Passage" },
            true,
          ],
        },
        Passage: {
          title: "passage",
          type: "object",
          properties: {
            pass_id: { type: "string" },
            gate_id: gate.gate_id,
            label: { $ref: "#/definitions/Label" },
            tags: {
              anyOf: [{ type: "array", items: { anyOf: [pair, { type: "null" }] } }, { type: "null" }],
            },
          },
          required: ["pass_id", "gate_id"],
        },
      },
    },
    examples: {
      "insert.json": [2, "insert", { pass_id: "p-1", gate_id: 7, label: 5, tags: [["lane", "3"], null] }, {}],
      "insert-odd-verb.json": [0, "amend", { pass_id: "p-1", gate_id: 0, tags: null }, null],
      "start-close.json": [2, "start_close", { gate_id: 7, at: "2026-03-01T10:00:00Z" }],
      "end-move-longer.json": [2, "end_move", { gate_id: 7, target: "north", at: 1772359200.5 }, "extra"],
      "nested/forget.json": [2, "forget", { passes: ["p-1", "p-2"] }],
      "nested/deeper/skip.json": [2, "skip", { gate_id: 1 }],
    },
  },
  {
    file: "crossings.v1.schema.json",
    schema: {
      $schema: draft07,
      type: "array",
      items: [{ const: 2 }, { const: "insert" }, { $ref: "#/definitions/Crossing" }],
      definitions: {
        Crossing: {
          title: "crossing",
          type: "object",
          properties: { lane: { type: "integer" }, headers: { type: "array", items: pair } },
          required: ["lane"],
        },
      },
    },
    examples: {
      "basic.json": [2, "insert", { lane: 4, headers: [["from", null]] }],
      "short.json": [2, "insert"],
    },
  },
  {
    file: "tide-readings.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "tide_reading",
      description: "Heights by station.",
      type: "object",
      properties: {
        series: {
          type: "array",
          minItems: 1,
          items: {
            type: "array",
            items: [{ type: "number" }, { type: "number" }],
            additionalItems: false,
            minItems: 2,
          },
        },
        stations: {
          type: "object",
          patternProperties: { "^[A-Z]{3}$": { type: "number" } },
          additionalProperties: false,
        },
      },
      required: ["series"],
    },
    examples: {
      "two.json": {
        series: [
          [0, 1.5],
          [60, 1.75],
        ],
        stations: { NRT: 1.5 },
      },
    },
  },
];
