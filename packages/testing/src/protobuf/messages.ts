import { create, type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import type { JsonSchema } from "@waybill/runtime";
import fc from "fast-check";
import { nodeOf } from "../generate/generator.ts";
import type { Node } from "../generate/node.ts";
import { asObject, type SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";
import { scalars } from "./scalars.ts";

/** How deep messages are nested within one another, beyond what a schema asks for. */
const MAX_NESTED = 4;

/**
 * Messages of a type as protobuf-es has them in memory, with what the topic's schema asks of them: a field that the
 * schema is about takes values of the schema, any other takes those of its type.
 */
export function messageNode(desc: DescMessage, schema: TopicSchema): Node {
  return nodeOfMessage(desc, schema, [schema.root], 0);
}

function nodeOfMessage(
  desc: DescMessage,
  schema: TopicSchema,
  about: readonly JsonSchema[],
  level: number,
): Node {
  const parts = about.flatMap((part) => flat(schema, part));
  const required = new Set<string>(parts.flatMap((part) => part["required"] ?? []));
  const fields = desc.fields.filter((field) => field.oneof === undefined);
  const members = new Map<string, Node>();
  for (const field of fields) {
    const asked = parts.flatMap(({ properties = {} }) =>
      Object.hasOwn(properties, field.localName) ? [properties[field.localName] as JsonSchema] : [],
    );
    const node = fieldNode(field, schema, asked, level);
    if (node !== undefined) members.set(field.localName, node);
  }
  for (const oneof of desc.oneofs) {
    const cases = oneof.fields.flatMap((field) => {
      const node = fieldNode(field, schema, [], level);
      return node === undefined ? [] : [{ field, node }];
    });
    if (cases.length === 0) continue;
    const choose = cases.map(({ field, node }) =>
      node.arbitrary.map((value) => ({ case: field.localName, value })),
    );
    const [first] = cases;
    members.set(oneof.localName, {
      arbitrary: fc.oneof(...choose),
      example: (isFull) => ({ case: first?.field.localName, value: first?.node.example(isFull) }),
    });
  }
  const isAsked = (name: string) =>
    required.has(name) || parts.some(({ properties = {} }) => Object.hasOwn(properties, name));
  const requiredKeys = [...members.keys()].filter(isAsked);
  const make = (init: Record<string, unknown>) => create(desc, init);
  return {
    arbitrary: fc
      .record(Object.fromEntries([...members].map(([key, node]) => [key, node.arbitrary])), {
        requiredKeys: requiredKeys as never[],
      })
      .map((init) => make(init as Record<string, unknown>)),
    example: (isFull) =>
      make(
        Object.fromEntries(
          [...members].flatMap(([key, node]) =>
            isFull || requiredKeys.includes(key) ? [[key, node.example(isFull)]] : [],
          ),
        ),
      ),
  };
}

/** Times as far as the JSON of Protobuf can write them: years 1 to 9999, durations of as many years. */
function wellKnown(desc: DescMessage): Node | undefined {
  const [min, max] = RANGES[desc.typeName] ?? [];
  if (min === undefined || max === undefined) return undefined;
  const nanos = fc.integer({ min: 0, max: 999_999_999 });
  return {
    arbitrary: fc
      .tuple(fc.bigInt({ min, max }), nanos)
      .map(([seconds, nanos]) => create(desc, { seconds, nanos: seconds < 0n ? 0 : nanos })),
    example: (isFull) => create(desc, { seconds: isFull ? 1n : 0n }),
  };
}

const RANGES: Readonly<Record<string, readonly [min: bigint, max: bigint]>> = {
  "google.protobuf.Timestamp": [-62_135_596_800n, 253_402_300_799n],
  "google.protobuf.Duration": [-315_576_000_000n, 315_576_000_000n],
};

/** The field's values; undefined where messages are nested deeply enough. */
function fieldNode(
  field: DescField,
  schema: TopicSchema,
  asked: readonly JsonSchema[],
  level: number,
): Node | undefined {
  const one = (): Node | undefined => {
    if (field.message !== undefined) {
      const known = wellKnown(field.message);
      if (known !== undefined && asked.length === 0) return known;
      if (field.message.typeName === "google.protobuf.Any") return undefined; // of which type, nothing says
      if (level >= MAX_NESTED && asked.length === 0) return undefined;
      return nodeOfMessage(field.message, schema, asked, level + 1);
    }
    if (field.enum !== undefined) return enumNode(field.enum.values.map(({ number }) => number));
    // The parts of a time that the schema says nothing of; finite numbers in what is JSON by itself.
    if (field.parent.typeName in RANGES && field.localName === "nanos") return nanos;
    if (field.parent.typeName === "google.protobuf.Value" && field.scalar === ScalarType.DOUBLE)
      return scalars(ScalarType.INT32);
    return scalars(field.scalar ?? ScalarType.INT32);
  };
  switch (field.fieldKind) {
    case "list": {
      const item = one();
      return (
        item && {
          arbitrary: fc.array(item.arbitrary, { maxLength: 3 }),
          example: (isFull) => (isFull ? [item.example(true)] : []),
        }
      );
    }
    case "map": {
      const value = one();
      const key = scalars(field.mapKey);
      return (
        value && {
          arbitrary: fc
            .array(fc.tuple(key.arbitrary.map(String), value.arbitrary), { maxLength: 3 })
            .map((entries) => Object.fromEntries(entries.filter(([name]) => name !== "__proto__"))),
          example: (isFull) =>
            isFull
              ? {
                  [String(field.mapKey === ScalarType.STRING ? "key" : key.example(true))]:
                    value.example(true),
                }
              : {},
        }
      );
    }
    case "scalar": {
      if (asked.length === 0) return one();
      const node = nodeOf(schema, asked);
      if (node === undefined || !isLong(field.scalar)) return node;
      return { arbitrary: node.arbitrary.map(toBigInt), example: (isFull) => toBigInt(node.example(isFull)) };
    }
    default:
      return one();
  }
}

const nanos: Node = {
  arbitrary: fc.integer({ min: 0, max: 999_999_999 }),
  example: () => 0,
};

function enumNode(numbers: readonly number[]): Node {
  return {
    arbitrary: fc.constantFrom(...numbers),
    example: (isFull) => (isFull ? (numbers[1] ?? numbers[0]) : numbers[0]),
  };
}

function isLong(type: ScalarType): boolean {
  return [
    ScalarType.INT64,
    ScalarType.UINT64,
    ScalarType.SINT64,
    ScalarType.FIXED64,
    ScalarType.SFIXED64,
  ].includes(type);
}

function toBigInt(value: unknown): unknown {
  return typeof value === "number" ? BigInt(value) : value;
}

/** The schema and those it refers to or takes in. */
function flat(schema: TopicSchema, part: JsonSchema): SchemaObject[] {
  const own = asObject(part);
  const { $ref, allOf = [] } = own;
  const referred = $ref === undefined ? [] : flat(schema, schema.resolve($ref));
  return [own, ...referred, ...(allOf as JsonSchema[]).flatMap((one) => flat(schema, one))];
}
