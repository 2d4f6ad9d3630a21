import { draft07, type SchemaCase } from "../schema-case.ts";

/** Shapes that every registry has. */
export const shapes: readonly SchemaCase[] = [
  {
    file: "any.json",
    schema: { $schema: draft07, title: "any", description: "Anything at all" },
    folder: "any",
    examples: { "nothing.json": {} },
  },
  {
    file: "poll-results.v1.schema.json",
    schema: {
      $schema: draft07,
      $ref: "#/definitions/PollResult",
      definitions: {
        PollResult: {
          title: "poll_result",
          type: "object",
          properties: { version: { const: 2 }, payload: { $ref: "#/definitions/Payload" } },
          required: ["version", "payload"],
          additionalProperties: false,
        },
        Payload: {
          title: "payload",
          type: "object",
          properties: {
            poll_id: { type: "string" },
            result: { type: "object", additionalProperties: true },
            timestamp: { type: "string" },
          },
          required: ["poll_id", "result"],
        },
      },
    },
    examples: {
      "usual.json": {
        version: 2,
        payload: { poll_id: "1", result: { data: [{ n: 1 }] }, timestamp: "2026-03-01T10:00:00" },
      },
    },
  },
  {
    file: "poll-schedules.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "poll_schedule",
      type: "object",
      properties: {
        poll: { type: "object" },
        tick: {
          type: "object",
          properties: { offsets: { type: "array", items: { type: ["integer", "null"] } } },
        },
      },
      required: ["poll", "tick"],
    },
    examples: { "usual.json": { poll: { id: 3 }, tick: { offsets: [1, null] } } },
  },
  {
    file: "tariffs.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "tariff",
      type: "object",
      properties: {
        timestamp: { type: "string" },
        outcome: { type: "integer" },
        quantity: { type: ["integer", "null"] },
        reason: { type: ["string", "null"] },
      },
      required: ["timestamp", "outcome"],
      additionalProperties: true,
    },
    examples: {
      "nulls.json": { timestamp: "t", outcome: 0, quantity: null, reason: null },
      "extra.json": { timestamp: "t", outcome: 3, source: "gate" },
    },
  },
  {
    file: "dock-alerts.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "dock_alert",
      oneOf: [
        {
          type: "object",
          properties: { type: { const: "late" }, ship: { type: "string" }, minutes: { type: "integer" } },
          required: ["type", "minutes"],
        },
        {
          type: "object",
          properties: { type: { const: "gone" }, ship: { type: "string" } },
          required: ["type"],
        },
        {
          type: "object",
          properties: {
            type: { enum: ["smoke", "fire"] },
            where: { type: "array", items: { type: "number" } },
          },
          required: ["type", "where"],
        },
      ],
    },
    examples: {
      "late.json": { type: "late", ship: "a", minutes: 9 },
      "gone.json": { type: "gone" },
      "fire.json": { type: "fire", where: [1.5, 2] },
    },
  },
  {
    file: "permits.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "permit",
      type: "object",
      properties: {
        kind: { enum: ["crew", "cargo"] },
        crew: { type: "array", contains: { const: "captain" } },
        tons: { type: "number", multipleOf: 0.5 },
        until: { not: { type: "null" } },
      },
      required: ["kind"],
      if: { properties: { kind: { const: "crew" } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword is called so.
      then: { required: ["crew"] },
      else: { required: ["tons"] },
      dependencies: { until: ["kind"], tons: { properties: { tons: { minimum: 0 } } } },
    },
    examples: {
      "crew.json": { kind: "crew", crew: ["captain", "cook"] },
      "cargo.json": { kind: "cargo", tons: 2.5, until: 4 },
    },
  },
  {
    file: "supply-usage.v1.schema.json",
    schema: {
      $schema: draft07,
      $ref: "#/definitions/Usage",
      definitions: {
        Usage: {
          title: "usage",
          type: "object",
          properties: {
            unit: { enum: ["bytes", "hours", "runs"] },
            amount: { type: "integer", exclusiveMinimum: 0 },
            used: { description: "Size in bytes.", type: "integer" },
          },
          required: ["unit", "amount"],
          additionalProperties: false,
        },
      },
    },
    examples: { "hours.json": { unit: "hours", amount: 2, used: 12 } },
  },
  {
    file: "supply-inventory.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "supply_inventory",
      type: "object",
      properties: {
        id: { type: "string", format: "uuid" },
        taken: { type: "string", format: "date-time" },
        counted: { type: "string", format: "date-time" },
        shelf: { type: "string", format: "shelf-number" },
      },
      required: ["id", "operator"],
    },
    examples: {
      "loose-date.json": {
        id: "0191d9cc-3d44-7a1f-8d2e-6c5b0a3f1e22",
        taken: "2026-03-01 10:00",
        counted: "2026-03-01T10:00:00Z",
        shelf: "4b",
        operator: 3,
      },
    },
  },
  {
    file: "lock-states.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "lock_state",
      type: "object",
      properties: {
        locks: {
          type: "object",
          propertyNames: { pattern: "^[a-z]+$" },
          additionalProperties: { type: "object", additionalProperties: { type: "integer" } },
        },
        modules: { type: ["object", "null"], additionalProperties: { type: ["string", "null"] } },
      },
      minProperties: 1,
    },
    examples: { "maps.json": { locks: { west: { level: 3 } }, modules: { a: null } } },
  },
  {
    file: "radar-tracks.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "radar_track",
      type: "object",
      properties: {
        track: { type: "string", minLength: 1, examples: ["T-1"] },
        speed: { type: ["number", "null"], default: 0, description: "In knots." },
        heading: { anyOf: [{ type: "number", minimum: 0, exclusiveMaximum: 360 }, { type: "null" }] },
        colour: { type: "string", deprecated: true },
        "odd key": { type: "boolean" },
        "2nd": { type: "boolean" },
      },
      required: ["track"],
      additionalProperties: { type: "string" },
    },
    examples: {
      "odd-keys.json": {
        track: "T-2",
        speed: null,
        heading: 359.9,
        "odd key": true,
        "2nd": false,
        note: "x",
      },
    },
  },
  {
    file: "crew-shifts.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "crew_shift",
      type: "object",
      properties: {
        crew: {
          title: "crew",
          type: "object",
          properties: {
            lead: { title: "person", type: "object", properties: { name: { type: "string" }, pay: false } },
            others: { type: "array", items: true, uniqueItems: true },
          },
        },
        hours: { type: "array", items: [{ type: "integer" }], additionalItems: { type: "string" } },
      },
      required: ["crew"],
    },
    examples: { "night.json": { crew: { lead: { name: "a" }, others: [1, "b"] }, hours: [8, "late"] } },
  },
];
