import { draft07, type SchemaCase } from "../schema-case.ts";

const own = (name: string): string => `file://crane-moves.v1.schema.json#/definitions/${name}`;

/** Every way in which one schema leads to another. */
export const references: readonly SchemaCase[] = [
  {
    file: "crane-moves.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "crane_move_message",
      $ref: "#/definitions/Move",
      definitions: {
        Move: {
          type: "object",
          title: "crane_move",
          additionalProperties: true,
          properties: {
            move_id: { $ref: own("Id"), description: "The move, in 32 hexadecimal digits." },
            parent_id: { anyOf: [{ $ref: own("Id") }, { type: "null" }] },
            started: { $ref: own("Seconds"), description: "When the crane was given the order." },
            ended: { $ref: own("Seconds"), description: "When the box was set down.", default: 0 },
            links: { type: ["array", "null"], items: { oneOf: [{ $ref: own("Link") }, { type: "null" }] } },
            attributes: { $ref: own("Attributes") },
          },
          required: ["move_id", "started"],
        },
        Id: { type: "string", minLength: 32, maxLength: 36 },
        Seconds: { type: "number", minimum: 0 },
        Link: {
          type: ["object"],
          title: "move_link",
          properties: { move_id: { $ref: own("Id") } },
          required: ["move_id"],
        },
        Attributes: {
          type: ["object", "null"],
          additionalProperties: { oneOf: [{ $ref: own("Value") }, { type: "null" }] },
        },
        Value: {
          type: "object",
          properties: {
            type: { enum: ["text", "count", "flag"] },
            value: { type: ["string", "number", "boolean", "null"] },
          },
          required: ["type", "value"],
        },
      },
    },
    examples: {
      "full.json": {
        move_id: "0123456789abcdef0123456789abcdef",
        parent_id: null,
        started: 1772359200.125,
        ended: 1772359260,
        links: [null, { move_id: "0123456789abcdef0123456789abcdef", why: "same ship" }],
        attributes: { weight: { type: "count", value: 21.5 }, note: null },
      },
      "least.json": { move_id: "0123456789abcdef0123456789abcdef", started: 0 },
    },
  },
  {
    file: "crane-batches.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "crane_batch",
      type: "object",
      properties: { moves: { $ref: "#/definitions/Moves" } },
      required: ["moves"],
      definitions: { Moves: { type: "array", minItems: 1, items: { $ref: own("Move") } } },
    },
    examples: { "one.json": { moves: [{ move_id: "0123456789abcdef0123456789abcdef", started: 5 }] } },
  },
  {
    file: "berth-checks.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "berth_check",
      $ref: "#/definitions/Check",
      definitions: {
        Outcome: { title: "outcome", type: "string", enum: ["free", "taken", "closed"] },
        Timing: {
          title: "timing",
          type: "object",
          properties: { start_us: { type: "integer" } },
          required: ["start_us"],
        },
        Header: {
          title: "header",
          type: "array",
          prefixItems: [{ title: "header_name", type: "string" }, { type: "string" }],
        },
        Check: {
          title: "check",
          type: "object",
          properties: {
            berth: { type: "string" },
            outcome: { $ref: "#/definitions/Outcome", description: "What the sensor saw." },
            timing: { type: "string", $ref: "#/definitions/Timing", maxLength: 3 },
            headers: { type: "array", items: { $ref: "#/definitions/Header" } },
          },
          required: ["berth", "outcome"],
        },
      },
    },
    examples: {
      "free.json": { berth: "B4", outcome: "free", timing: { start_us: 12 }, headers: [["x", 1], []] },
      "closed.json": { berth: "B4", outcome: "closed" },
    },
  },
  {
    file: "berth-status.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "berth_status",
      type: "object",
      allOf: [{ $ref: "file://berth-checks.v1.schema.json#/definitions/Check" }],
      properties: { harbor_id: { type: "integer", minimum: 0 } },
      required: ["harbor_id"],
    },
    examples: { "free.json": { berth: "B4", outcome: "free", harbor_id: 3 } },
  },
  {
    file: "cargo-tree.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "cargo_tree",
      $ref: "#/definitions/Box",
      definitions: {
        Box: {
          title: "box",
          type: "object",
          properties: {
            label: { type: "string" },
            inside: { type: "array", items: { $ref: "#/definitions/Box" } },
          },
          required: ["label"],
        },
      },
    },
    examples: {
      "nested.json": {
        label: "a",
        inside: [
          { label: "b", inside: [{ label: "c" }] },
          { label: "d", inside: [] },
        ],
      },
    },
  },
  {
    file: "route-graph.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "route_graph",
      type: "object",
      properties: { start: { $ref: "#/definitions/Stop" }, next: { $ref: "#" } },
      definitions: {
        Stop: {
          title: "stop",
          type: "object",
          properties: {
            name: { type: "string" },
            legs: { type: "array", items: { $ref: "#/definitions/Leg" } },
          },
        },
        Leg: {
          title: "leg",
          type: "object",
          properties: { to: { $ref: "#/definitions/Stop" }, miles: { type: "number" } },
        },
      },
    },
    examples: {
      "loop.json": {
        start: { name: "x", legs: [{ to: { name: "y", legs: [] }, miles: 3.5 }] },
        next: { start: { name: "z" } },
      },
    },
  },
  {
    file: "pilot-orders.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "pilot_order",
      type: "object",
      properties: {
        pilot: {
          type: "object",
          properties: { name: { type: "string" }, rank: { enum: ["first", "second"] } },
        },
        deputy: { $ref: "#/properties/pilot" },
        ship: { $ref: "#/definitions/ship_ref" },
        tug: { $ref: "#/definitions/tug-ref" },
        boat: { $ref: "#boat" },
        dock: { $ref: "#/definitions/Gone" },
      },
      definitions: {
        ship_ref: { type: "string" },
        "tug-ref": { type: "integer" },
        ShipRef: { type: "boolean" },
        Boat: { $id: "#boat", type: "string" },
      },
    },
    examples: {
      "all.json": {
        pilot: { name: "a" },
        deputy: { name: "b", rank: "first" },
        ship: "s",
        tug: 4,
        boat: "b",
        dock: [1],
      },
    },
  },
];
