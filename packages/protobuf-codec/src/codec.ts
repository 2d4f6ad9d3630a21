import type { Message, MessageInitShape } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** What can be encoded: a message, or what `create` of protobuf-es would take to make one. */
export type MessageInit<T extends Message> = MessageInitShape<GenMessage<T>> & Partial<Message>;

/** Reads and writes the messages of one type. Made by protoc-gen-es-codec; used by `decode`, `encode` and the others. */
export interface MessageCodec<T extends Message = Message> {
  /** Such as `sentry_protos.snuba.v1.TraceItem`. */
  readonly typeName: T["$typeName"];
  /** A message in which nothing is set. */
  create(): T;
  /** Reads up to `end`, into a message that may hold fields already. */
  read(r: Reader, end: number, message?: T): T;
  /** Writes all fields. */
  write(w: Writer, message: MessageInit<T>): void;
  /** What partial and lazy reading, and the path in an error, need to know of the fields. */
  fields(): FieldTable;
}

/** By number, in the order of numbers. */
export type FieldTable = Readonly<Record<number, Field>>;

export type Field = readonly [
  /** The property of the message; `oneof.case` for a member of a oneof. */
  name: string,
  /** Of the field, its elements or its values, if they are messages. */
  message?: MessageCodec | undefined,
  /** A list, a map, or a map whose keys are text; a singular field has none. */
  kind?: "list" | "map" | "string map",
];

export function messageCodec<T extends Message>(
  create: MessageCodec<T>["create"],
  read: MessageCodec<T>["read"],
  write: MessageCodec<T>["write"],
  fields: MessageCodec["fields"],
): MessageCodec<T> {
  let table: FieldTable | undefined;
  return {
    typeName: create().$typeName,
    create,
    read,
    write,
    fields() {
      table ??= fields();
      return table;
    },
  };
}
