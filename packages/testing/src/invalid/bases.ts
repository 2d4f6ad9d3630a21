import type { Topic } from "@waybill/runtime";
import fc from "fast-check";
import { arbitrary } from "../arbitrary.ts";
import { nodeOf } from "../generate/generator.ts";
import { messagesOf } from "../message-node.ts";
import type { Occurrence } from "../schema/occurrences.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import { toward } from "../schema/toward.ts";
import { placeOf } from "./near-miss.ts";
import { type Visit, visitsOf } from "./visits.ts";

/** Valid messages that are looked through for places to break. */
export interface Bases {
  /** What is visited at the place of a keyword and behind the keyword itself: message after message, made when needed. */
  visitsFor(keyword: Occurrence): Generator<Visit>;
  areLarge(): boolean;
}

/** Messages at random, first a few: most places of most schemas are in these, or in an example. */
const FEW = 10;
const MANY = 150;
/** Of large messages fewer are made: so many visits in all. */
const MAX_VISITS = 200_000;

/** Visits of the examples of messages that are large. */
const LARGE = 2_000;

export function basesOf(topic: Topic): Bases {
  const random = (numRuns: number) => fc.sample(arbitrary(topic), { numRuns, seed: 20 });
  const messages = messagesOf(topic);
  const examples = lazily(() => indexed(topic, [messages.example(true), messages.example(false)]));
  const few = lazily(() => indexed(topic, random(FEW)));
  const many = lazily(() => {
    const fitting = Math.floor((MAX_VISITS * FEW) / few().visits.length);
    return indexed(topic, random(Math.min(MANY, fitting)).slice(FEW));
  });
  return {
    areLarge: () => examples().visits.length > LARGE,
    *visitsFor({ keyword, schema }) {
      let count = 0;
      for (const part of [examples, few, many]) {
        const visits = visitsIn(part(), keyword);
        count += visits.length;
        yield* visits;
      }
      if (count > 0) return;
      for (const message of messagesWith(topic, schema)) yield* visitsIn(indexed(topic, [message]), keyword);
    },
  };
}

/** Messages about a part of which this schema within the topic's says something, where chance makes none. */
function* messagesWith(topic: Topic, place: SchemaObject): Generator<unknown> {
  const schema = schemaOf(topic);
  const narrowed = topic.encoding === "protobuf" ? undefined : toward(schema, place);
  const node = narrowed && nodeOf(schema, [narrowed]);
  if (node === undefined) return;
  for (const isFull of [true, false]) {
    const example = node.example(isFull);
    if (topic.accepts(example)) yield example;
  }
  yield* fc.sample(node.arbitrary, { numRuns: FEW, seed: 20 }).filter((message) => topic.accepts(message));
}

/** Visits, and the numbers of those at each place and behind each reference and union. */
interface Indexed {
  readonly visits: readonly Visit[];
  readonly at: ReadonlyMap<string, readonly number[]>;
}

function indexed(topic: Topic, messages: readonly unknown[]): Indexed {
  const schema = schemaOf(topic);
  const visits = messages.flatMap((message) => visitsOf(schema, message));
  const at = new Map<string, number[]>();
  const note = (pointer: string, i: number) => {
    const numbers = at.get(pointer);
    if (numbers === undefined) at.set(pointer, [i]);
    else numbers.push(i);
  };
  for (const [i, visit] of visits.entries()) {
    note(visit.at, i);
    for (const pointer of visit.via) note(pointer, i);
  }
  return { visits, at };
}

function visitsIn({ visits, at }: Indexed, keyword: string): Visit[] {
  const numbers = new Set([...(at.get(placeOf(keyword)) ?? []), ...(at.get(keyword) ?? [])]);
  return [...numbers].sort((a, b) => a - b).map((i) => visits[i] as Visit);
}

export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
