import type { Message, MessageInitShape } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** What can be encoded: a message, or what `create` of protobuf-es would take to make one. */
export type MessageInit<T extends Message> = MessageInitShape<GenMessage<T>> & Partial<Message>;

/** Reads the messages of one type. Made by protoc-gen-es-codec; used by `decode` and `lazy`. */
export interface MessageDecoder<T extends Message = Message> {
  /** Such as `sentry_protos.snuba.v1.TraceItem`. */
  readonly typeName: T["$typeName"];
  /** A message in which nothing is set. */
  create(): T;
  /** Reads up to `end`, into a message that may hold fields already. */
  read(r: Reader, end: number, message?: T): T;
  /** What partial and lazy reading, and the path in an error, need to know of the fields. */
  fields(): FieldTable;
}

/** Writes the messages of one type. Made by protoc-gen-es-codec; used by `encode` and `encodeInto`. */
export interface MessageEncoder<T extends Message = Message> {
  readonly typeName: T["$typeName"];
  /** Writes all fields. */
  write(w: Writer, message: MessageInit<T>): void;
}

/** Reads and writes the messages of one type. */
export interface MessageCodec<T extends Message = Message> extends MessageDecoder<T>, MessageEncoder<T> {}

/** By number, in the order of numbers. */
export type FieldTable = Readonly<Record<number, Field>>;

export type Field = readonly [
  /** The property of the message; `oneof.case` for a member of a oneof. */
  name: string,
  /** Of the field, its elements or its values, if they are messages. */
  message?: MessageDecoder | undefined,
  /** A list of messages, a map, or a map whose keys are text. */
  kind?: "list" | "map" | "string map",
];

export function messageDecoder<T extends Message>(
  create: MessageDecoder<T>["create"],
  read: MessageDecoder<T>["read"],
  fields: MessageDecoder["fields"],
): MessageDecoder<T> {
  return new Decoder(create, read, fields);
}

/** With its getter in the prototype: one in each object takes the time of it from every call of `read`. */
class Decoder<T extends Message> implements MessageDecoder<T> {
  declare readonly create: MessageDecoder<T>["create"];
  declare readonly read: MessageDecoder<T>["read"];
  declare readonly fields: MessageDecoder["fields"];

  constructor(
    create: MessageDecoder<T>["create"],
    read: MessageDecoder<T>["read"],
    fields: MessageDecoder["fields"],
  ) {
    let table: FieldTable | undefined;
    this.create = create;
    this.read = read;
    this.fields = () => (table ??= fields());
  }

  /** Of a message that is made for it, but not before: most decoders are only ever asked to read. */
  get typeName(): T["$typeName"] {
    return this.create().$typeName;
  }
}

/**
 * One object of the two, from which a program that uses one of them alone does not get rid of the other. The name is the
 * encoder's.
 */
export function messageCodec<T extends Message>(
  decoder: MessageDecoder<T>,
  encoder: MessageEncoder<T>,
): MessageCodec<T> {
  return { ...decoder, ...encoder };
}
