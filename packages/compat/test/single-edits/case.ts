export type Schema = { readonly [keyword: string]: unknown };

/** `rule edit`, and where in the old and in the new schema; nothing for an edit that does not break this way. */
export type Wanted = readonly [what: string, old: string, current: string, more?: object];
export type Case = readonly [
  name: string,
  before: Schema,
  after: Schema,
  wanted: { readonly backward?: Wanted; readonly forward?: Wanted },
];

export const text = { type: "string", minLength: 1, maxLength: 9 };
export const size = { type: "object", properties: { n: { type: "integer" } }, additionalProperties: false };
export const closed = (properties: object, required: readonly string[] = []): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
export const open = (properties: object): Schema => ({ type: "object", properties });
export const kind = (name: string, more: object = {}): Schema => ({
  type: "object",
  properties: { kind: { const: name }, ...more },
  required: ["kind"],
  additionalProperties: false,
});
export const union = (keyword: string, ...branches: readonly unknown[]): Schema => ({
  type: "object",
  properties: { v: { [keyword]: branches } },
  required: ["v"],
});
