import type { JsonObject, JsonValue } from "@bufbuild/protobuf";
import type { ListValue, Struct, Value } from "@bufbuild/protobuf/wkt";
import { setEntry } from "./key.ts";

/** What a field of type google.protobuf.Struct holds in protobuf-es. */
export function structToJson(struct: Struct): JsonObject {
  const json: JsonObject = {};
  for (const key of Object.keys(struct.fields)) setEntry(json, key, valueToJson(struct.fields[key] as Value));
  return json;
}

function valueToJson({ kind }: Value): JsonValue {
  switch (kind.case) {
    case "structValue":
      return structToJson(kind.value);
    case "listValue":
      return kind.value.values.map(valueToJson);
    case "nullValue":
    case undefined:
      return null;
    default:
      return kind.value;
  }
}

export function structFromJson(json: JsonObject): Struct;
export function structFromJson(json: JsonObject | undefined): Struct | undefined;
export function structFromJson(json: JsonObject | undefined): Struct | undefined {
  if (json === undefined) return undefined;
  const fields: Record<string, Value> = {};
  for (const key of Object.keys(json)) setEntry(fields, key, valueFromJson(json[key] as JsonValue));
  return { $typeName: "google.protobuf.Struct", fields };
}

function valueFromJson(json: JsonValue): Value {
  return { $typeName: "google.protobuf.Value", kind: kindFromJson(json) };
}

function kindFromJson(json: JsonValue): Value["kind"] {
  switch (typeof json) {
    case "number":
      return { case: "numberValue", value: json };
    case "string":
      return { case: "stringValue", value: json };
    case "boolean":
      return { case: "boolValue", value: json };
    case "object":
      if (json === null) return { case: "nullValue", value: 0 };
      if (Array.isArray(json)) return { case: "listValue", value: listFromJson(json) };
      return { case: "structValue", value: structFromJson(json) };
    default:
      return { case: undefined };
  }
}

function listFromJson(json: JsonValue[]): ListValue {
  return { $typeName: "google.protobuf.ListValue", values: json.map(valueFromJson) };
}
