import {
  create,
  createFileRegistry,
  type DescField,
  type DescMessage,
  type FileRegistry,
  fromBinary,
  fromJson,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { type ReflectList, type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import {
  FeatureSet_FieldPresence,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { expect, test } from "vitest";
import { faultOf } from "../../test/support/witness-holds.ts";
import { compareMessages, type Format } from "./index.ts";

const RUNS = Number(process.env["COMPAT_RUNS"] ?? 80);
const MESSAGES = 12;

const TYPES = [
  Type.INT32,
  Type.UINT32,
  Type.INT64,
  Type.SINT32,
  Type.FIXED32,
  Type.BOOL,
  Type.STRING,
  Type.BYTES,
  Type.ENUM,
  Type.MESSAGE,
];

const field = fc.record({
  name: fc.constantFrom("a", "b", "c", "d"),
  type: fc.constantFrom(...TYPES),
  label: fc.constantFrom("implicit", "optional", "repeated", "oneof"),
});
type Field = (typeof field extends fc.Arbitrary<infer T> ? T : never) & { number: number };

/** Fields of a message by number; names are each other's for one number. */
const fields = fc.uniqueArray(
  fc.tuple(fc.constantFrom(1, 2, 3, 4), field).map(([number, rest]): Field => ({ number, ...rest })),
  {
    minLength: 1,
    maxLength: 3,
    comparator: (a, b) => a.number === b.number || a.name === b.name,
  },
);
const enumValues = fc.uniqueArray(
  fc.record({ number: fc.constantFrom(1, 2, -1), name: fc.constantFrom("B", "C", "D") }),
  { maxLength: 2, comparator: (a, b) => a.number === b.number || a.name === b.name },
);
const schema = fc.record({ fields, inner: fields, values: enumValues });
type Schema = typeof schema extends fc.Arbitrary<infer T> ? T : never;

/** A schema and one with a part of it replaced. */
const pair = fc
  .tuple(schema, schema, fc.constantFrom("fields", "inner", "values", "one", "all"))
  .map(([old, other, what]): readonly [Schema, Schema] => {
    if (what === "all") return [old, other];
    if (what !== "one") return [old, { ...old, [what]: other[what as keyof Schema] }];
    const [changed] = other.fields;
    const kept = old.fields.filter(
      ({ number, name }) => number !== changed?.number && name !== changed?.name,
    );
    return [old, { ...old, fields: [...kept, ...(changed ? [changed] : [])] }];
  });

function registryOf({ fields, inner, values }: Schema): FileRegistry {
  const file = create(FileDescriptorProtoSchema, {
    name: "t.proto",
    package: "t",
    syntax: "proto3",
    messageType: [messageProto("M", fields), messageProto("N", inner)],
    enumType: [{ name: "E", value: [{ name: "A", number: 0 }, ...values] }],
  });
  return createFileRegistry(create(FileDescriptorSetSchema, { file: [file] }));
}

function messageProto(name: string, fields: readonly Field[]) {
  const members = fields.filter(({ label }) => label === "oneof").length;
  const optional = fields.filter(({ label }) => label === "optional");
  return {
    name,
    field: fields.map(({ number, name, type, label }) => ({
      number,
      name,
      jsonName: name,
      type,
      label: label === "repeated" ? Label.REPEATED : Label.OPTIONAL,
      ...(type === Type.MESSAGE && { typeName: ".t.N" }),
      ...(type === Type.ENUM && { typeName: ".t.E" }),
      ...(label === "oneof" && { oneofIndex: 0 }),
      ...(label === "optional" && {
        proto3Optional: true,
        oneofIndex: (members > 0 ? 1 : 0) + optional.findIndex((other) => other.name === name),
      }),
    })),
    oneofDecl: [
      ...(members > 0 ? [{ name: "o" }] : []),
      ...optional.map((field) => ({ name: `_${field.name}` })),
    ],
  };
}

const POOL: Readonly<Record<number, readonly unknown[]>> = {
  [Type.INT32]: [0, 1, 2, -1, 2147483647, -2147483648, 77],
  [Type.UINT32]: [0, 1, 2, 4294967295, 2147483648],
  [Type.INT64]: [0n, 1n, -1n, 1n << 33n, -(1n << 63n), (1n << 63n) - 1n],
  [Type.SINT32]: [0, 1, -1, -2147483648],
  [Type.FIXED32]: [0, 1, 4294967295],
  [Type.BOOL]: [true, false],
  [Type.STRING]: ["", "a", "é", "\u{10ffff}", "12"],
  [Type.BYTES]: [new Uint8Array(), new Uint8Array([0xff]), new Uint8Array([8, 1])],
};

/** Fills a message by the numbers of a list, each of which picks a value. */
function fill(message: ReflectMessage, picks: () => number, level = 0): ReflectMessage {
  for (const field of message.fields) {
    if (picks() % 3 === 0) continue;
    if (field.fieldKind === "list")
      for (let i = picks() % 3; i > 0; i--)
        (message.get(field) as ReflectList).add(valueFor(field, picks, level));
    else message.set(field, valueFor(field, picks, level));
  }
  return message;
}

function valueFor(field: DescField, picks: () => number, level: number): unknown {
  if (field.message !== undefined)
    return level > 3 ? reflect(field.message) : fill(reflect(field.message), picks, level + 1);
  const pool = field.enum?.values.map(({ number }) => number) ?? POOL[field.proto.type] ?? [];
  return pool[picks() % pool.length];
}

/** How a value reads when its type is left aside: what the comparison of the package must not be taken from. */
function plain(field: DescField, value: unknown, byName: boolean): unknown {
  if (field.message !== undefined)
    return Buffer.from(toBinary(field.message, (value as ReflectMessage).message)).toString("hex");
  if (field.enum !== undefined)
    return String((byName && field.enum.values.find(({ number }) => number === value)?.name) || value);
  if (typeof value === "string" || value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  return String(typeof value === "boolean" ? Number(value) : value);
}

/** A field that is not read as it was meant, as a test sees it; undefined when there is none. */
function lost(w: ReflectMessage, r: ReflectMessage, format: Format): string | undefined {
  for (const writer of w.fields) {
    const reader = r.fields.find((field) =>
      format === "binary" ? field.number === writer.number : field.name === writer.name,
    );
    // Absent on both sides is zero on both sides: proto3 has no other defaults.
    if (reader === undefined || (!w.isSet(writer) && !r.isSet(reader))) continue;
    const many = [writer, reader].map((field) => field.fieldKind === "list");
    if (many[0] !== many[1] && (w.isSet(writer) || r.isSet(reader))) return writer.name;
    const [own, theirs] = [w, r].map((message, i) => {
      const field = i === 0 ? writer : reader;
      if (many[i]) return [...(message.get(field) as ReflectList)];
      return field.message !== undefined && !message.isSet(field) ? [] : [message.get(field)];
    }) as [unknown[], unknown[]];
    if (own.length !== theirs.length) return writer.name;
    const byName = format === "json" && writer.enum !== undefined && reader.enum !== undefined;
    for (const [i, value] of own.entries()) {
      if (writer.message !== undefined && reader.message !== undefined) {
        const inner = lost(value as ReflectMessage, theirs[i] as ReflectMessage, format);
        if (inner !== undefined) return `${writer.name}.${inner}`;
      } else if (plain(writer, value, byName) !== plain(reader, theirs[i], byName)) {
        return writer.name;
      }
    }
    const explicit = [writer, reader].map(({ presence }) => presence === FeatureSet_FieldPresence.EXPLICIT);
    if (explicit[0] && w.isSet(writer) !== r.isSet(reader) && !many[0]) {
      const value = r.get(reader) as unknown;
      const isEmptyWithout = !explicit[1] && r.isSet(reader) === false;
      if (w.isSet(writer) || !isEmptyWithout) return `${writer.name} (${String(value)})`;
    }
  }
  return undefined;
}

function transfer(message: ReflectMessage, reader: DescMessage, format: Format): ReflectMessage | string {
  try {
    const read =
      format === "binary"
        ? fromBinary(reader, toBinary(message.desc, message.message))
        : fromJson(reader, toJson(message.desc, message.message), { ignoreUnknownFields: true });
    return reflect(reader, read);
  } catch (error) {
    return String(error);
  }
}

test("no compatible verdict has a counterexample, and every message that breaks does", () => {
  const seen = { compatible: 0, breaking: 0, unknown: 0 };
  fc.assert(
    fc.property(pair, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), ([before, after], numbers) => {
      const [old, current] = [registryOf(before), registryOf(after)];
      let at = 0;
      const picks = () => numbers[at++ % numbers.length] as number;
      for (const direction of compareMessages(old, current, "t.M", { mode: "full" }).directions) {
        const sides = direction.direction === "backward" ? [old, current] : [current, old];
        const [writer, reader] = sides.map((side) => side.getMessage("t.M")) as [DescMessage, DescMessage];
        for (const finding of direction.findings.filter(({ counts }) => counts)) {
          expect(finding.witnesses.length).toBeGreaterThan(0);
          for (const witness of finding.witnesses)
            expect([faultOf(witness, writer, reader), finding]).toEqual([undefined, finding]);
        }
        for (const format of ["binary", "json"] as const) {
          const verdict = direction.formats[format] ?? "unknown";
          seen[verdict]++;
          if (verdict !== "compatible") continue;
          for (let i = 0; i < MESSAGES; i++, at += 7) {
            const sent = fill(reflect(writer), picks);
            const got = transfer(sent, reader, format);
            const meant = JSON.stringify(toJson(writer, sent.message));
            if (typeof got === "string") throw new Error(`${direction.direction} ${format} ${meant}: ${got}`);
            const difference = lost(sent, got, format);
            if (difference !== undefined)
              throw new Error(`${direction.direction} ${format} ${meant} loses ${difference}`);
          }
        }
      }
    }),
    { numRuns: RUNS, seed: Number(process.env["COMPAT_SEED"] ?? 20_261_126) },
  );
  expect(seen.compatible).toBeGreaterThan(RUNS / 2);
  expect(seen.breaking).toBeGreaterThan(RUNS / 2);
  expect(seen.unknown).toBe(0);
});
