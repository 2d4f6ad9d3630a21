import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { isObject } from "../is-object.ts";
import { beginHints, nearest } from "../nearest.ts";
import { pointer } from "../pointer.ts";

/** A key in proto3 JSON that is no field of its message. */
export interface UnknownKey {
  /** JSON Pointer. An entry of a map is not named, as its key is payload. */
  readonly path: string;
  readonly typeName: string;
  /** The field that was probably meant. */
  readonly nearest: string | undefined;
}

/** Messages whose JSON is not an object of their fields. */
const special =
  /^google\.protobuf\.(Any|Timestamp|Duration|FieldMask|Struct|ListValue|((Double|Float|U?Int(32|64)|Bool|String|Bytes)?Value))$/;

/** The first unknown key in the proto3 JSON of a message, which the reader of JSON keeps from nesting too deeply. */
export function unknownKeyIn(
  { typeName, fields }: DescMessage,
  json: unknown,
  path = "",
): UnknownKey | undefined {
  if (!isObject(json) || special.test(typeName)) return undefined;
  for (const [key, value] of Object.entries(json)) {
    const place = pointer(path, key);
    const field = fields.find(({ name, jsonName }) => key === name || key === jsonName);
    if (field !== undefined) {
      for (const [inner, content, at] of messagesIn(field, value, place)) {
        const unknown = unknownKeyIn(inner, content, at);
        if (unknown !== undefined) return unknown;
      }
    } else if (!key.startsWith("[")) {
      beginHints();
      const names = fields.map(({ jsonName }) => jsonName);
      return { path: place, typeName, nearest: nearest(key, names) };
    }
  }
  return undefined;
}

/** The messages in the value of a field: what they should be, what they are, and where. */
function messagesIn(
  field: DescField,
  value: unknown,
  place: string,
): (readonly [DescMessage, unknown, string])[] {
  const { message } = field;
  if (message === undefined) return [];
  if (field.fieldKind === "list") {
    return Array.isArray(value) ? value.map((item, i) => [message, item, pointer(place, i)] as const) : [];
  }
  if (field.fieldKind === "map") {
    return isObject(value) ? Object.values(value).map((entry) => [message, entry, place] as const) : [];
  }
  return [[message, value, place]];
}
