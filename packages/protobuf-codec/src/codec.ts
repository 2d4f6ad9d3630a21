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
  /** Reads up to `end` or the tag that ends the group, into a message that may hold fields already. */
  read(r: Reader, end: number, message?: T, endGroup?: number): T;
  /** Writes all fields, the last one first. */
  write(w: Writer, message: MessageInit<T>): void;
  /** What partial and lazy reading, and the path in an error, need to know of the fields. */
  fields(): readonly Field[];
}

export type FieldKind = "singular" | "list" | "map" | "string map";

export interface Field {
  /** The property of the message, or the case of a oneof. */
  readonly name: string;
  readonly number: number;
  readonly kind: FieldKind;
  /** Of the field, its elements or its values, if they are messages. */
  readonly message: MessageCodec | undefined;
  /** The property of the message that is the oneof. */
  readonly oneof: string | undefined;
}

/** A field as generated code writes it down. */
export type FieldTuple = readonly [
  name: string,
  number: number,
  kind?: FieldKind,
  message?: MessageCodec | undefined,
  oneof?: string,
];

export function messageCodec<T extends Message>(
  typeName: T["$typeName"],
  create: MessageCodec<T>["create"],
  read: MessageCodec<T>["read"],
  write: MessageCodec<T>["write"],
  tuples: () => readonly FieldTuple[],
): MessageCodec<T> {
  let fields: readonly Field[] | undefined;
  return {
    typeName,
    create,
    read,
    write,
    fields() {
      fields ??= tuples().map(([name, number, kind = "singular", message, oneof]) => {
        return { name, number, kind, message, oneof };
      });
      return fields;
    },
  };
}
