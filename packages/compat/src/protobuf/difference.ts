import type { DescEnum, DescEnumValue, DescField } from "@bufbuild/protobuf";
import type { ReflectList, ReflectMap, ReflectMessage } from "@bufbuild/protobuf/reflect";
import type { Format, ProtobufClass } from "./finding.ts";
import { hasPresence, isRequired, isWrapper, type Kind, kindOf, namesOf, shapeOf } from "./kinds.ts";
import { isElsewhere, isMistaken, isPartner, partnerOf } from "./partner.ts";
import { isSameScalar, isZero } from "./scalar-value.ts";

/** A place where what was read is not what was meant. */
export interface Difference {
  readonly class: ProtobufClass;
  /** At least one of the two. */
  readonly writer?: DescField;
  readonly reader?: DescField;
  /** The writer's enum value that is read as another one. */
  readonly value?: DescEnumValue;
}

type Reason = Pick<Difference, "class" | "value">;

/** All places where a message as its reader has it differs from what its writer meant. */
export function differencesOf(
  writer: ReflectMessage,
  reader: ReflectMessage,
  format: Format,
): readonly Difference[] {
  const found: Difference[] = [];
  compareMessages(writer, reader, format, found);
  return found;
}

function compareMessages(w: ReflectMessage, r: ReflectMessage, format: Format, found: Difference[]): void {
  for (const writer of w.fields) {
    const reader = partnerOf(writer, r.desc, format);
    if (reader === undefined) {
      if (!w.isSet(writer)) continue;
      const isMoved = isElsewhere(writer, r.desc, format);
      found.push({ class: isMoved ? "strict" : "unknown-field", writer });
      continue;
    }
    const inner: Difference[] = [];
    for (const reason of compareField(w, writer, r, reader, format, inner))
      found.push({ ...reason, writer, reader });
    found.push(...inner);
    if (format === "binary" && writer.name !== reader.name && w.isSet(writer))
      found.push({ class: isMistaken(writer, reader) ? "strict" : "renamed", writer, reader });
  }
  for (const reader of r.fields) {
    if (w.fields.some((writer) => isPartner(writer, reader, format))) continue;
    if (r.isSet(reader) || isRequired(reader)) found.push({ class: "strict", reader });
  }
}

function compareField(
  w: ReflectMessage,
  writer: DescField,
  r: ReflectMessage,
  reader: DescField,
  format: Format,
  inner: Difference[],
): readonly Reason[] {
  if (isRequired(reader) && !r.isSet(reader)) return [{ class: "strict" }];
  const [sent, got] = [shapeOf(writer), shapeOf(reader)];
  if (sent === "one" && got === "one") return compareOne(w, writer, r, reader, format, inner);
  const asEntries = sent === "map" || got === "map";
  const [own, theirs] = [elementsOf(w, writer, asEntries), elementsOf(r, reader, asEntries)];
  if (own.length === 0 && theirs.length === 0) return [];
  const areRepeated = sent !== "one" && got !== "one";
  const isShaped = sent === got || (format === "binary" && areRepeated);
  if (!isShaped || own.length !== theirs.length) return [{ class: "strict" }];
  return own.flatMap((element, i) => {
    const other = asEntries ? theirs.find(({ key }) => key === element.key) : theirs[i];
    if (other === undefined || element.key !== other.key) return [{ class: "strict" as const }];
    if (element.value === undefined || other.value === undefined) return [{ class: "strict" as const }];
    return compareValue(element, other, format, inner);
  });
}

function compareOne(
  w: ReflectMessage,
  writer: DescField,
  r: ReflectMessage,
  reader: DescField,
  format: Format,
  inner: Difference[],
): readonly Reason[] {
  const [isSent, isGot] = [w.isSet(writer), r.isSet(reader)];
  const [own, theirs] = [kindOf(writer), kindOf(reader)];
  if (!isSent && !isGot) {
    if (own.kind === "message" || theirs.kind === "message") return [];
    const [meant, read] = [effective(w, writer), effective(r, reader)];
    if (isZero(meant) && isZero(read)) return [];
    const reasons = compareValue({ kind: own, value: meant }, { kind: theirs, value: read }, format, []);
    return reasons.map((reason) => (reason.class === "strict" ? { ...reason, class: "default" } : reason));
  }
  // A zero without presence is not sent, and one that is read without presence does not show.
  const meant = isSent || !hasPresence(writer);
  const read = isGot || !hasPresence(reader);
  if (!meant || (!read && hasPresence(writer))) return [{ class: "strict" }];
  if ((own.kind === "message" && !isSent) || (theirs.kind === "message" && !isGot))
    return [{ class: "strict" }];
  const reasons = compareValue(
    { kind: own, value: effective(w, writer) },
    { kind: theirs, value: effective(r, reader) },
    format,
    inner,
  );
  if (reasons.length > 0) return reasons;
  const isLost = isSent && hasPresence(writer) && !hasPresence(reader) && isZero(effective(r, reader));
  return isLost ? [{ class: "presence" }] : [];
}

interface Element {
  readonly kind: Kind;
  readonly value: unknown;
  /** Of an entry of a map, as text. */
  readonly key?: string;
}

function compareValue(own: Element, theirs: Element, format: Format, inner: Difference[]): readonly Reason[] {
  const [sent, got] = [unwrapped(own, theirs, format), unwrapped(theirs, own, format)];
  const [a, b] = [sent.kind, got.kind];
  if (a.kind === "message" && b.kind === "message") {
    compareMessages(sent.value as ReflectMessage, got.value as ReflectMessage, format, inner);
    return [];
  }
  if (a.kind === "enum" && b.kind === "enum")
    return compareEnums(a.enum, sent.value as number, b.enum, got.value as number, format);
  return isSameScalar(a, sent.value, b, got.value) ? [] : [{ class: "strict" }];
}

/** JSON writes a wrapper as the value in it, so that it can stand where the other side has a scalar. */
function unwrapped(element: Element, other: Element, format: Format): Element {
  if (format === "binary" || element.kind.kind !== "message" || other.kind.kind === "message") return element;
  const [field] = element.kind.message.fields;
  if (field === undefined || !isWrapper(element.kind.message)) return element;
  return { kind: kindOf(field), value: (element.value as ReflectMessage).get(field) };
}

function compareEnums(
  own: DescEnum,
  sent: number,
  theirs: DescEnum,
  got: number,
  format: Format,
): readonly Reason[] {
  const [meant, read] = [namesOf(own, sent), namesOf(theirs, got)];
  if (meant.some((name) => read.includes(name))) return [];
  const value = own.values.find(({ number }) => number === sent);
  const because = (kind: ProtobufClass): Reason[] => [{ class: kind, ...(value && { value }) }];
  if (sent !== got || format === "json") return meant.length === 0 && sent === got ? [] : because("strict");
  if (meant.length === 0) return [];
  if (read.length === 0) return because("unknown-enum-value");
  const isTaken =
    meant.some((name) => theirs.values.some((other) => other.name === name)) ||
    read.some((name) => own.values.some((other) => other.name === name));
  return because(isTaken ? "strict" : "renamed");
}

/** The value of a field or, when it is absent, what stands for it. */
function effective(message: ReflectMessage, field: DescField): unknown {
  if (message.isSet(field) || shapeOf(field) !== "one") return message.get(field);
  return field.fieldKind === "scalar" || field.fieldKind === "enum"
    ? (field.getDefaultValue() ?? message.get(field))
    : undefined;
}

/** What a field holds; of messages that stand for entries of a map, the value and its key. */
function elementsOf(message: ReflectMessage, field: DescField, asEntries: boolean): readonly Element[] {
  const kind = kindOf(field);
  if (field.fieldKind === "map")
    return [...(message.get(field) as ReflectMap)].map(([key, value]) => ({ kind, value, key: String(key) }));
  if (field.fieldKind === "list") {
    const values = [...(message.get(field) as ReflectList)];
    return asEntries && kind.kind === "message"
      ? values.map((value) => entryOf(value as ReflectMessage))
      : values.map((value) => ({ kind, value }));
  }
  if (!message.isSet(field)) return [];
  return [{ kind, value: message.get(field) }];
}

/** An entry of a map is a message with the key as number 1 and the value as number 2. */
function entryOf(message: ReflectMessage): Element {
  const [key, value] = [message.findNumber(1), message.findNumber(2)];
  if (key === undefined || value === undefined)
    return { kind: { kind: "message", message: message.desc, delimited: false }, value: undefined };
  const isThere = value.message === undefined || message.isSet(value);
  return {
    kind: kindOf(value),
    value: isThere ? effective(message, value) : undefined,
    key: String(effective(message, key)),
  };
}
