import type { DescField, ScalarType } from "@bufbuild/protobuf";
import { scalarZeroValue } from "@bufbuild/protobuf/reflect";
import type { Format } from "./finding.ts";
import { hasPresence, isRequired, type Kind, kindOf, shapeOf } from "./kinds.ts";
import { isSameScalar, isZero } from "./scalar-value.ts";
import { isReadAlike } from "./value-set.ts";

/**
 * Whether a reader's field gives back every value that is written as the writer's. What is within messages, and how fields
 * of one oneof take each other's place, is not looked at.
 */
export function isValueAlike(writer: DescField, reader: DescField, format: Format): boolean {
  const [sent, got] = [shapeOf(writer), shapeOf(reader)];
  if (sent === "map" && got === "list") return format === "binary" && isEntryAlike(writer, reader);
  if (sent !== got || !isReadAlike(kindOf(writer), kindOf(reader), format)) return false;
  if (writer.fieldKind === "map" && reader.fieldKind === "map")
    return isReadAlike(keyOf(writer.mapKey), keyOf(reader.mapKey), format);
  return true;
}

/** Whether a reader takes a field that is absent, or that is set to zero, for what the writer meant by it. */
export function isAbsenceAlike(writer: DescField, reader: DescField): boolean {
  if (shapeOf(writer) !== "one" || shapeOf(reader) !== "one") return true;
  if (isRequired(writer)) return hasPresence(reader);
  if (isRequired(reader) || (hasPresence(writer) && !hasPresence(reader))) return false;
  return isDefaultAlike(writer, reader);
}

/** Writers of a map always send both the key and the value, so that nothing hangs on their presence. */
function isEntryAlike(writer: DescField, reader: DescField): boolean {
  if (writer.fieldKind !== "map" || reader.message === undefined) return false;
  const { fields } = reader.message;
  const [key, value] = [fields.find(({ number }) => number === 1), entryValue(reader)];
  if (key === undefined || value === undefined || key.oneof !== undefined || value.oneof !== undefined)
    return false;
  if (fields.some((field) => isRequired(field) && field !== key && field !== value)) return false;
  return (
    shapeOf(key) === "one" &&
    shapeOf(value) === "one" &&
    isReadAlike(keyOf(writer.mapKey), kindOf(key), "binary") &&
    isReadAlike(kindOf(writer), kindOf(value), "binary")
  );
}

/** Whether writers send nothing of a field: zero, without presence, is all that it can be. */
export function isNeverSent(field: DescField): boolean {
  if (shapeOf(field) !== "one" || field.enum === undefined || hasPresence(field)) return false;
  return field.enum.values.every(({ number }) => number === 0);
}

/** Whether a reader takes a field that is absent for zero, for empty, or for absent. */
export function isZeroWhenAbsent(field: DescField): boolean {
  if (isRequired(field)) return false;
  return shapeOf(field) !== "one" || field.message !== undefined || isZero(defaultOf(field));
}

/** The field that holds the value of a map's entry where a message stands for one. */
export function entryValue({ message }: DescField): DescField | undefined {
  return message?.fields.find(({ number }) => number === 2);
}

function isDefaultAlike(writer: DescField, reader: DescField): boolean {
  const [a, b] = [kindOf(writer), kindOf(reader)];
  if (a.kind === "message" || b.kind === "message") return true;
  return isSameScalar(a, defaultOf(writer), b, defaultOf(reader));
}

/** What stands for a field that is absent. */
export function defaultOf(field: DescField): unknown {
  if (field.fieldKind === "scalar") return field.getDefaultValue() ?? scalarZeroValue(field.scalar, false);
  return field.fieldKind === "enum" ? (field.getDefaultValue() ?? field.enum.values[0]?.number) : undefined;
}

function keyOf(scalar: ScalarType): Kind {
  return { kind: "scalar", scalar };
}
