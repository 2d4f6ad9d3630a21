import { draft07, type SchemaCase } from "../schema-case.ts";

const sdk = {
  title: "scale_info",
  type: "object",
  properties: { maker: { type: "string" }, unit: { enum: ["t", "kg"] } },
};

/** Schemas with something in them that validators overlook or refuse. */
export const misfits: readonly SchemaCase[] = [
  {
    file: "weigh-tickets.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "weigh_ticket",
      type: "object",
      properties: {
        entry: { title: "weighing", type: "object", properties: { kg: { type: "number" }, scale: sdk } },
        exit: { title: "weighing", type: "object", properties: { kg: { type: "number" }, scale: sdk } },
        axles: {
          type: "array",
          items: { title: "weighing", type: "object", properties: { kg: { type: "number" } } },
        },
      },
      required: ["entry"],
    },
    examples: {
      "both.json": { entry: { kg: 9000.5, scale: { unit: "kg" } }, exit: { kg: 4000 }, axles: [{ kg: 1 }] },
    },
  },
  {
    file: "weigh-totals.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "weigh_total",
      anyOf: [
        {
          title: "weighing",
          type: "object",
          properties: { kind: { const: "day" }, scale: sdk },
          required: ["kind"],
        },
        {
          title: "Weighing Week",
          type: "object",
          properties: { kind: { const: "week" }, scale: sdk },
          required: ["kind"],
        },
      ],
    },
    examples: { "day.json": { kind: "day", scale: { maker: "a" } }, "week.json": { kind: "week" } },
  },
  {
    file: "customs-forms.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "customs_form",
      type: "object",
      aditionalProperties: false,
      requried: ["form", "seal"],
      properties: {
        form: { type: "string", maxLenght: 2 },
        goods: {
          type: "array",
          items: { type: "object", $defs: { Unused: { type: "string" } }, unevaluatedProperties: false },
        },
        remark: { type: "string", nullable: true, example: "none" },
      },
    },
    examples: { "extra-key.json": { form: "T1-long", goods: [{ code: 1 }], stamp: true } },
  },
  {
    file: "slot-offers.v1.schema.json",
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "slot_offer",
      type: "object",
      properties: {
        window: { $ref: "#/$defs/Window", description: "From and to." },
        price: { type: "number" },
        currency: { type: "string" },
      },
      required: ["window"],
      dependentRequired: { price: ["currency"] },
      unevaluatedProperties: false,
      $defs: {
        Window: { type: "array", prefixItems: [{ type: "integer" }, { type: "integer" }], items: false },
      },
    },
    examples: { "priced.json": { window: [1, 2], price: 9.5, currency: "EUR" } },
  },
  {
    file: "yard-queries.v1.schema.json",
    schema: `{
  "$schema": "${draft07}",
  "title": "yard_query",
  "type": "object",
  "properties": {
    "sql": { "type": "integer" },
    "sql": { "type": "string" },
    "tag": { "type": "string", "pattern": "\\\\A(?P<kind>[a-z]+)-\\\\d+\\\\Z" },
    "host": { "type": "string", "pattern": "(?i)^yard" },
    "rows": { "type": "integer", "minimum": 0 }
  },
  "required": ["sql"]
}
`,
    examples: {
      "select.json": { sql: "select 1", tag: "read-7", host: "YARD-1", rows: 1 },
      "windows-lines.json": '{\r\n  "sql": "select 2"\r\n}\r\n',
      "marked.json": '\uFEFF{"sql": "select 3"}',
    },
  },
  {
    file: "bill-lines.v1.schema.json",
    schema: `{
  "$schema": "${draft07}",
  "title": "bill_line",
  "type": "object",
  "properties": {
    "line": { "type": "integer", "minimum": 0, "maximum": 18446744073709551615 },
    "balance": { "type": "integer" },
    "rate": { "type": "number" },
    "parts": { "type": "array", "items": { "type": "integer", "minimum": -9223372036854775808 } }
  },
  "required": ["line"]
}
`,
    examples: {
      "largest.json": '{ "line": 18446744073709551615, "balance": -9223372036854775808, "rate": 1e-7 }\n',
      "exact.json":
        '{ "line": 9007199254740993, "balance": 1, "rate": 9007199254740993, "parts": [-9007199254740995] }\n',
      "fraction.json": '{ "line": 1, "rate": 1.5 }\n',
    },
  },
  {
    file: "fuel-logs.v1.schema.json",
    schema: {
      $schema: draft07,
      title: "fuel_log",
      type: "object",
      properties: {
        litres: { type: "number", minimum: 0, exclusiveMinimum: true },
        tank: { type: "int" },
        pump: { type: "string", required: true },
        grade: { enum: ["a", "b", "a"] },
        ratio: { type: "number", minimum: "0" },
      },
      required: ["litres"],
    },
    examples: { "usual.json": { litres: 12.5, tank: "left", pump: "p", grade: "b", ratio: -1 } },
  },
  {
    file: "hatch-counts.v1.json",
    schema: {
      title: "HatchCount",
      type: "object",
      properties: { count: { type: "integer" } },
      patternProperties: { "^x-": false },
    },
    examples: { "five.json": { count: 5 } },
  },
];
