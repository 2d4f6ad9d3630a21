import {
  clone,
  type DescMessage,
  equals,
  fromBinary,
  isMessage,
  type Message,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { nestedTypes } from "@bufbuild/protobuf/reflect";
import { decode, encode, fields, lazy, type MessageCodec } from "@waybill/protobuf-codec";
import { describe, expect, test } from "vitest";
import { difference, disagreement } from "./fuzz/agreement.ts";
import { mutate } from "./fuzz/mutate.ts";
import { Random } from "./fuzz/random.ts";
import { randomMessage } from "./fuzz/random-message.ts";
import * as editionsCodecs from "./gen/editions_codec.ts";
import { file_editions } from "./gen/editions_pb.ts";
import * as namesCodecs from "./gen/names_codec.ts";
import { file_names } from "./gen/names_pb.ts";
import * as proto2Codecs from "./gen/proto2_codec.ts";
import { file_proto2 } from "./gen/proto2_pb.ts";
import * as proto3Codecs from "./gen/proto3_codec.ts";
import { file_proto3 } from "./gen/proto3_pb.ts";

const codecs = new Map(
  [proto2Codecs, proto3Codecs, editionsCodecs, namesCodecs].flatMap((module) =>
    Object.values(module).map((codec) => [codec.typeName as string, codec as MessageCodec]),
  ),
);
const types = [file_proto2, file_proto3, file_editions, file_names]
  .flatMap((file) => [...nestedTypes(file)])
  .filter((type): type is DescMessage => type.kind === "message");

test("every message has a codec", () => {
  expect([...codecs.keys()].sort()).toEqual(types.map((type) => type.typeName).sort());
});

describe.each(types.map((type) => [type.typeName, type] as const))("%s", (typeName, type) => {
  const codec = codecs.get(typeName) as MessageCodec;
  const random = new Random(types.indexOf(type));
  const messages = Array.from({ length: 15 }, () => randomMessage(random, type));

  test("is created as protobuf-es creates it", () => {
    expect(difference(codec.create(), fromBinary(type, new Uint8Array(0)), typeName)).toBeUndefined();
  });

  test("is read and written as protobuf-es does it, faults included", () => {
    for (const message of messages) {
      const bytes = toBinary(type, message);
      expect(disagreement(type, codec, bytes)).toBeUndefined();
      for (let i = 0; i < 20; i++) {
        const mutated = mutate(random, bytes);
        expect(disagreement(type, codec, mutated), Buffer.from(mutated).toString("hex")).toBeUndefined();
      }
    }
  });

  test("is the same in parts", () => {
    const names = [...new Set(Object.values(codec.fields()).map(([name]) => name.replace(/\..*/, "")))];
    for (const bytes of messages.flatMap((message) => {
      const whole = toBinary(type, message);
      return [whole, mutate(random, whole), mutate(random, whole)];
    })) {
      const whole = decoded(codec, bytes);
      if (whole === undefined) continue;
      const parts = decode(codec, bytes, { only: fields(...(names as never[])) });
      const lazily = lazy(codec, bytes);
      delete whole.$unknown;
      expect(difference(parts, whole, typeName)).toBeUndefined();
      for (const name of names) {
        const expected = (whole as unknown as Record<string, unknown>)[name];
        expect(difference(lazily.get(name as never), expected, name)).toBeUndefined();
      }
    }
  });

  test("is a message for every verb of protobuf-es", () => {
    for (const message of messages) {
      const bytes = toBinary(type, message);
      const theirs = fromBinary(type, bytes);
      const ours = decode(codec, bytes);
      expect(ours).toEqual(theirs);
      expect(isMessage(ours, type)).toBe(true);
      expect(equals(type, ours, theirs)).toBe(equals(type, fromBinary(type, bytes), theirs));
      expect(clone(type, ours)).toEqual(theirs);
      expect(encode(codec, ours as never)).toEqual(bytes);
      expect(jsonOf(type, ours)).toEqual(jsonOf(type, theirs));
    }
  });
});

function decoded(codec: MessageCodec, bytes: Uint8Array): Message | undefined {
  try {
    return decode(codec, bytes);
  } catch {
    return undefined;
  }
}

/** Some messages have no JSON: a Value without a kind, an Any of an unknown type. */
function jsonOf(type: DescMessage, message: Parameters<typeof toJson>[1]): unknown {
  try {
    return toJson(type, message as never);
  } catch (error) {
    return String(error);
  }
}
