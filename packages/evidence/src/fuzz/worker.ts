// Asks random questions in a thread of its own and posts one tally for each kind.
import { parentPort, workerData } from "node:worker_threads";
import { compare, type DirectionResult, type JsonSchema, type Value } from "@waybill/compat";
import { shown } from "../json-text.ts";
import { type Member, poolOf } from "./pool.ts";
import { type Question, questions, schemaOf } from "./question.ts";
import { emptyTally, type Tally } from "./tally.ts";
import { universe, universeSchema } from "./universe.ts";

export interface Work {
  readonly questions: number;
  readonly pool: number;
  readonly seed: number;
}

const work = workerData as Work;
const pool = poolOf(work.pool, work.seed);
const random = randomOf(work.seed);
const pick = (): Member => pool[Math.floor(random() * pool.length)] as Member;
const [exact, open] = [emptyTally(), emptyTally()];
for (let i = 0; i < work.questions; i++) {
  const members = { A: pick(), B: pick(), C: pick() };
  const question = questions[i % questions.length] as Question;
  ask(question, members, universeSchema, exact);
  ask(question, members, undefined, open);
}
parentPort?.postMessage([exact, open]);

type Members = Readonly<Record<"A" | "B" | "C", Member>>;

function ask(question: Question, members: Members, limit: JsonSchema | undefined, tally: Tally): void {
  const [writer, reader] = question.schemas.map((body, i) =>
    schemaOf(body, members, i === 0 ? limit : undefined),
  );
  const pair = `${shown(writer)} within ${shown(reader)}`;
  const { directions } = compare(writer as JsonSchema, reader as JsonSchema, {
    budget: { milliseconds: 1000 },
    maxFindings: 1,
  });
  const result = directions[0] as DirectionResult;
  tally.verdicts[result.verdict]++;
  const breaks = universe.find((_, i) => isBreak(question, (name) => members[name].answers[i]) === true);
  const isSure = universe.every(
    (_, i) => isBreak(question, (name) => members[name].answers[i]) !== undefined,
  );
  if (limit !== undefined && breaks === undefined && isSure) {
    tally.contained++;
    if (result.verdict === "compatible") tally.proved++;
  }
  if (result.verdict === "compatible" && breaks !== undefined)
    tally.wrong.push(`compatible, but ${shown(breaks)} breaks: ${pair}`);
  if (result.verdict === "breaking") {
    const witness = result.findings[0]?.witness as Value;
    if (isBreak(question, (name) => members[name].accepts(witness)) === false)
      tally.wrong.push(`breaking, but ${shown(witness)} does not break: ${pair}`);
    else if (limit !== undefined && breaks === undefined && isSure)
      tally.wrong.push(`breaking by ${shown(witness)}, but no value of the universe breaks: ${pair}`);
  }
  if (result.verdict === "unknown") tally.unknown.push(`unknown, ${result.obligation}: ${pair}`);
}

function isBreak(
  question: Question,
  answer: (name: "A" | "B" | "C") => boolean | undefined,
): boolean | undefined {
  const terms = { A: answer("A"), B: answer("B"), C: answer("C") };
  const [writes, reads] = [question.writer(terms), question.reader(terms)];
  if (writes === false || reads === true) return false;
  return writes === undefined || reads === undefined ? undefined : true;
}

/** Numbers from 0 to 1 that are the same for a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
