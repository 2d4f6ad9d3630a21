import { type DescEnum, type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence, isWrapperDesc } from "@bufbuild/protobuf/wkt";
import type { JsonSchema } from "@waybill/runtime";

/**
 * How closely a schema describes messages in memory where JSON Schema has no words for them (NaN, 64-bit integers as
 * texts, single-precision numbers): `wide` accepts every message, to prove that none breaks; `narrow` accepts nothing else
 * than messages, to find one that breaks.
 */
export type Fit = "wide" | "narrow";

type Schema = { readonly [keyword: string]: unknown };

/**
 * A bundled schema that accepts what it accepted, as long as it is a message of the type in memory: an `allOf` of both, in
 * that order.
 */
export function asMessages(schema: JsonSchema, message: DescMessage, fit: Fit): JsonSchema {
  const { $schema, definitions, ...body } = (schema === true || schema === false ? {} : schema) as Schema;
  const forms = new Forms(fit);
  const form = forms.refer(message);
  return {
    ...($schema !== undefined && { $schema }),
    allOf: [typeof schema === "boolean" ? schema : body, form],
    definitions: { ...(definitions as Schema | undefined), ...forms.definitions() },
  } as JsonSchema;
}

/** The pointer of a node before `asMessages`; that of the whole for a node of the form. */
export function pointerWithoutForm(pointer: string): string {
  if (/^\/(?:allOf\/1|definitions\/message )/.test(pointer)) return "";
  return pointer.replace(/^\/allOf\/0(?=\/|$)/, "");
}

/** Schemas of the objects that protobuf-es makes of messages, one definition for each type. */
class Forms {
  readonly #fit: Fit;
  readonly #known = new Map<string, JsonSchema>();

  constructor(fit: Fit) {
    this.#fit = fit;
  }

  definitions(): Record<string, JsonSchema> {
    return Object.fromEntries(this.#known);
  }

  /** Names of definitions in a bundle are in PascalCase, and full names of messages come with a prefix. */
  refer(message: DescMessage): JsonSchema {
    const name = `message ${message.typeName}`;
    if (!this.#known.has(name)) {
      // Holds the place, so that recursion ends.
      this.#known.set(name, true);
      this.#known.set(name, this.#message(message));
    }
    return { $ref: `#/definitions/${name}` };
  }

  #message({ typeName, fields, oneofs }: DescMessage): JsonSchema {
    const alone = fields.filter(({ oneof }) => oneof === undefined);
    return {
      type: "object",
      required: [
        "$typeName",
        ...alone.filter((field) => this.#isRequired(field)).map(({ localName }) => localName),
        ...oneofs.map(({ localName }) => localName),
      ],
      properties: {
        $typeName: { const: typeName },
        $unknown: this.#fit === "wide" ? true : { type: "array", maxItems: 0 },
        ...Object.fromEntries(alone.map((field) => [field.localName, this.#field(field)])),
        ...Object.fromEntries(oneofs.map((oneof) => [oneof.localName, this.#oneof(oneof.fields)])),
      },
      additionalProperties: false,
    };
  }

  /**
   * protobuf-es gives every message a zero, an empty list or an empty map where nothing was set. Of a field with presence
   * the default is on the prototype, where it depends on the validator whether it is seen: no message to find has that.
   */
  #isRequired(field: DescField): boolean {
    if (field.fieldKind === "list" || field.fieldKind === "map") return true;
    if (field.fieldKind === "message") return false;
    return this.#fit === "narrow" || field.presence === FeatureSet_FieldPresence.IMPLICIT;
  }

  #oneof(fields: readonly DescField[]): JsonSchema {
    // The key may be there, without a value.
    const none = { type: "object", properties: { case: false }, additionalProperties: false };
    const members = fields.map((field) => ({
      type: "object",
      required: ["case", "value"],
      properties: { case: { const: field.localName }, value: this.#field(field) },
      additionalProperties: false,
    }));
    return { oneOf: [none, ...members] };
  }

  #field(field: DescField): JsonSchema {
    if (field.fieldKind === "list") return { type: "array", items: this.#single(field) };
    if (field.fieldKind === "map")
      return {
        type: "object",
        ...(this.#fit === "narrow" && { propertyNames: keyOf(field.mapKey) }),
        additionalProperties: this.#single(field),
      };
    return this.#single(field);
  }

  #single(field: DescField): JsonSchema {
    const { message, enum: values, scalar } = field;
    if (values !== undefined) return enumForm(values);
    if (message === undefined) return this.#scalar(scalar as ScalarType, isText64(field));
    if (isWrapperDesc(message) && field.fieldKind === "message" && field.oneof === undefined)
      return this.#scalar(message.fields[0]?.scalar as ScalarType, false);
    if (message.typeName === "google.protobuf.Struct" && field.parent?.typeName !== "google.protobuf.Value")
      return this.#fit === "wide" ? { type: "object" } : { type: "object", maxProperties: 0 };
    return this.refer(message);
  }

  #scalar(type: ScalarType, isText: boolean): JsonSchema {
    switch (type) {
      case ScalarType.DOUBLE:
        return this.#fit === "wide" ? true : { type: "number" };
      case ScalarType.FLOAT:
        return this.#fit === "wide" ? true : { type: "integer", minimum: -(2 ** 24), maximum: 2 ** 24 };
      case ScalarType.BOOL:
        return { type: "boolean" };
      case ScalarType.STRING:
        return { type: "string" };
      case ScalarType.BYTES:
        return { contentEncoding: "binary" };
      case ScalarType.INT32:
      case ScalarType.SINT32:
      case ScalarType.SFIXED32:
        return int32;
      case ScalarType.UINT32:
      case ScalarType.FIXED32:
        return uint32;
      default: {
        const isUnsigned = type === ScalarType.UINT64 || type === ScalarType.FIXED64;
        if (isText) return this.#fit === "wide" ? { type: "string" } : { type: "string", pattern: DIGITS };
        return { type: "integer", format: isUnsigned ? "uint64" : "int64" };
      }
    }
  }
}

const int32: JsonSchema = { type: "integer", minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
const uint32: JsonSchema = { type: "integer", minimum: 0, maximum: 2 ** 32 - 1 };

/** Decimal integers that are of every 64-bit type. */
const DIGITS = "^(?:0|[1-9][0-9]{0,17})$";

function enumForm({ open, values }: DescEnum): JsonSchema {
  return open ? int32 : { enum: [...new Set(values.map(({ number }) => number))] };
}

/** Keys of objects are texts, which maps from numbers and booleans have as decimal numbers and as words. */
function keyOf(type: ScalarType): JsonSchema {
  switch (type) {
    case ScalarType.STRING:
      return true;
    case ScalarType.BOOL:
      return { enum: ["true", "false"] };
    default:
      return { pattern: "^(?:0|[1-9][0-9]{0,8})$" };
  }
}

function isText64(field: DescField): boolean {
  return "longAsString" in field && field.longAsString === true;
}
