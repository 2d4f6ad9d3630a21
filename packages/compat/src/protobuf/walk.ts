import type { DescField, DescMessage, Registry } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import { entryValue, isAbsenceAlike, isNeverSent, isValueAlike, isZeroWhenAbsent } from "./alike.ts";
import { lift, smallest } from "./build.ts";
import { type Candidate, candidatesFor, together } from "./candidates.ts";
import { defaultsAt } from "./default-witness.ts";
import type { Difference } from "./difference.ts";
import { type Exchange, exchange } from "./exchange.ts";
import type { Format, ProtobufClass } from "./finding.ts";
import { hasOwnJson, isRequired, namesOf, shapeOf } from "./kinds.ts";
import { type Notes, nameOf } from "./notes.ts";
import { isPartner, partnerOf } from "./partner.ts";

export interface Roots {
  readonly writer: DescMessage;
  readonly reader: DescMessage;
  readonly registries: { readonly writer: Registry; readonly reader: Registry };
}

interface Pair {
  readonly writer: DescMessage;
  readonly reader: DescMessage;
  readonly path: readonly DescField[];
}

/**
 * Visits each pair of messages, a writer's and a reader's, that one encoding brings together below two roots, once: a pair that
 * leads back to itself is alike if everything else is. What is not alike by the types is written, read and compared; what
 * then shows no difference is an obligation.
 */
export class Walk {
  readonly #roots: Roots;
  readonly #format: Format;
  readonly #notes: Notes;
  readonly pairs: Pair[];
  readonly #seen = new Set<string>();

  constructor(roots: Roots, format: Format, notes: Notes) {
    this.#roots = roots;
    this.#format = format;
    this.#notes = notes;
    this.pairs = [];
    this.#enqueue({ writer: roots.writer, reader: roots.reader, path: [] });
  }

  run(): void {
    // Pairs are added while the list is walked; the nearest come first, so that paths are the shortest.
    for (const pair of this.pairs) this.#visit(pair);
  }

  #enqueue(pair: Pair): void {
    const { writer, reader } = pair;
    // A well-known type is the same on both sides; its JSON form is not that of its fields.
    if (writer.typeName === reader.typeName && hasOwnJson(writer)) return;
    const key = `${writer.typeName} ${reader.typeName}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.pairs.push(pair);
  }

  #visit(pair: Pair): void {
    for (const field of pair.writer.fields) this.#field(field, pair);
    for (const field of pair.reader.fields) {
      const isNew = !pair.writer.fields.some((writer) => isPartner(writer, field, this.#format));
      if (isNew && isRequired(field)) this.#absent(field, pair);
    }
    this.#oneofs(pair);
  }

  #field(writer: DescField, pair: Pair): void {
    const reader = partnerOf(writer, pair.reader, this.#format);
    if (isNeverSent(writer) && (reader === undefined || isZeroWhenAbsent(reader))) return;
    if (reader === undefined) {
      this.#decide(writer, undefined, pair);
      return;
    }
    const isAlike =
      isValueAlike(writer, reader, this.#format) &&
      isAbsenceAlike(writer, reader) &&
      (this.#format === "json" || writer.name === reader.name);
    if (!isAlike) this.#decide(writer, reader, pair);
    const asEntry = shapeOf(writer) === "map" && shapeOf(reader) === "list";
    const theirs = asEntry ? entryValue(reader) : shapeOf(writer) === shapeOf(reader) ? reader : undefined;
    if (writer.message === undefined || theirs?.message === undefined) return;
    this.#enqueue({ writer: writer.message, reader: theirs.message, path: [...pair.path, writer] });
  }

  /** Looks for messages in which the field is read as something else. */
  #decide(writer: DescField, reader: DescField | undefined, pair: Pair): void {
    const found: Difference[] = [];
    for (const candidate of candidatesFor(writer, pair.writer)) {
      const tried = this.#try(candidate.message, pair);
      if (tried === undefined) continue;
      if (tried.differences === undefined) {
        if (!isRequired(writer) && this.#isRefusedAnyway(pair)) continue;
        const refusal: Difference = { class: "strict", writer, ...(reader && { reader }) };
        found.push(refusal);
        this.#note(refusal, tried, pair, candidate);
        continue;
      }
      for (const difference of tried.differences) {
        if (difference.writer !== writer) continue;
        found.push(difference);
        this.#note(difference, tried, pair, candidate);
      }
    }
    if (this.#isExplained(writer, reader, found)) return;
    const as = reader === undefined ? "which the reader does not have" : `read as ${nameOf(reader)}`;
    this.#notes.obligations.add(`${nameOf(writer)} in ${this.#format}, ${as}`);
  }

  /** Whether differences that were seen account for all that the types do not prove. */
  #isExplained(writer: DescField, reader: DescField | undefined, found: readonly Difference[]): boolean {
    if (reader === undefined) return found.length > 0;
    const isShown = (...classes: ProtobufClass[]) => found.some((seen) => classes.includes(seen.class));
    const isOfEnum = found.some(({ value }) => value !== undefined);
    if (!isValueAlike(writer, reader, this.#format) && !isShown("strict", "unknown-enum-value") && !isOfEnum)
      return false;
    return isAbsenceAlike(writer, reader) || isShown("strict", "default", "presence");
  }

  #absent(reader: DescField, pair: Pair): void {
    const message = smallest(pair.writer);
    const tried = message && this.#try(message, pair);
    if (tried === undefined) this.#notes.obligations.add(`${nameOf(reader)}, which is required`);
    else this.#note({ class: "strict", reader }, tried, pair);
  }

  /** Fields that could be set together and now take each other's place. */
  #oneofs(pair: Pair): void {
    for (const oneof of pair.reader.oneofs) {
      const members = oneof.fields.flatMap((reader) => {
        const writer = pair.writer.fields.find((field) => isPartner(field, reader, this.#format));
        return writer === undefined ? [] : [{ writer, reader }];
      });
      const [first] = members;
      if (first === undefined) continue;
      const apart = members.find(
        ({ writer }) => writer.oneof === undefined || writer.oneof !== first.writer.oneof,
      );
      const other = members.find((member) => member !== apart);
      if (apart === undefined || other === undefined) continue;
      const message = together(pair.writer, [other.writer, apart.writer]);
      const tried = message && this.#try(message, pair);
      if (tried === undefined) this.#notes.obligations.add(`oneof ${oneof.name} of ${pair.reader.typeName}`);
      else this.#note({ class: "strict", ...other }, tried, pair);
    }
  }

  #try(inner: ReflectMessage, { path }: Pair): Exchange | undefined {
    const sent = lift(path, inner);
    return sent && exchange(sent, this.#roots, this.#format);
  }

  /** Whether the reader refuses the message without anything in it: then it says nothing of a field. */
  #isRefusedAnyway(pair: Pair): boolean {
    const message = smallest(pair.writer);
    const tried = message && this.#try(message, pair);
    return tried !== undefined && tried.differences === undefined;
  }

  #note(difference: Difference, { witness }: Exchange, pair: Pair, candidate?: Candidate): void {
    const { writer, reader } = difference;
    const value = difference.value ?? enumValueOf(difference, candidate);
    const { path } = pair;
    const owners = { writer: pair.writer, reader: pair.reader };
    const shown =
      difference.class === "default" && writer !== undefined && reader !== undefined
        ? { ...witness, ...defaultsAt(path, writer, reader) }
        : witness;
    this.#notes.add({ writer, reader, owners, path, ...(value && { value }) }, this.#format, {
      class: difference.class,
      witness: shown,
    });
  }
}

/** The writer's enum value that a candidate was made for, if it is one that the reader's enum does not have as such. */
function enumValueOf({ writer, reader }: Difference, candidate: Candidate | undefined) {
  if (writer?.enum === undefined || reader?.enum === undefined || candidate?.element === undefined)
    return undefined;
  const number = candidate.element as number;
  const theirs = namesOf(reader.enum, number);
  if (namesOf(writer.enum, number).some((name) => theirs.includes(name))) return undefined;
  return writer.enum.values.find((value) => value.number === number);
}
