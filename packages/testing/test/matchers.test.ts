import "./setup.ts";
import { encode } from "@waybill/topics";
import { type OutcomesV1, outcomesV1 } from "@waybill/topics/outcomes";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  arbitrary,
  arbitraryInvalid,
  build,
  buildBytes,
  exercise,
  invalidBytes,
  mutations,
  rejectionsOf,
  schemaCoverage,
  unreachable,
} from "../src/index.ts";

const outcome = build("outcomes", { project_id: 7 });
const bytes = encode(outcomesV1, outcome);

test("a value, a text, bytes and a record are messages", () => {
  expect(outcome).toMatchTopic("outcomes");
  expect(outcome).toMatchTopic(outcomesV1);
  expect(new TextDecoder().decode(bytes)).toMatchTopic("outcomes@v1");
  expect(Buffer.from(bytes)).toMatchTopic("outcomes");
  const record = { key: Buffer.from("7"), value: bytes, headers: { trace: Buffer.from("ab") }, offset: "3" };
  expect(record).toMatchTopic("outcomes", { key: "7", headers: { trace: expect.stringMatching(/^a/) } });
  expect(() => expect(record).toMatchTopic("outcomes", { key: "8" })).toThrow(
    'the record\'s key to be "8", got "7"',
  );
  expect({ ...record, value: null }).not.toMatchTopic("outcomes");
});

test("a message can be refused for the reason that is meant, or for another", () => {
  const broken = { ...outcome, project_id: "7" };
  expect(broken).not.toMatchTopic("outcomes", { because: { rule: "type", path: "/project_id" } });
  expect(broken).not.toMatchTopic("outcomes", { because: { path: "/project_id" } });
  const wrong = () => expect(broken).not.toMatchTopic("outcomes", { because: { rule: "required" } });
  expect(wrong).toThrow('by rule "required", but it does so for another reason');
  expect(() => expect(outcome).not.toMatchTopic("outcomes", { because: { rule: "type" } })).toThrow(
    "it accepts this one",
  );
  expect(() => expect(broken).toMatchTopic("outcomes", { because: { rule: "type" } })).toThrow(
    "goes with .not",
  );
});

test("which of many is no message", () => {
  expect([outcome, bytes]).toAllMatchTopic("outcomes");
  const many: unknown[] = [outcome, { ...outcome, org_id: null }, outcome, {}];
  const some = () => expect(many).toAllMatchTopic("outcomes");
  expect(some).toThrow("index 1 fails, and so do 3");
});

test("bytes decode as what is expected", () => {
  expect(bytes).toDecodeAs("outcomes", outcome);
  expect(bytes).toDecodeAs("outcomes", expect.objectContaining({ project_id: 7 }));
  expect(bytes).not.toDecodeAs("outcomes", { ...outcome, project_id: 8 });
  expect(() => expect(bytes.slice(1)).toDecodeAs("outcomes", outcome)).toThrow("at byte");
});

test("schemas are compatible, or a message shows that they are not", () => {
  const old = { type: "object", properties: { a: { type: "integer" } } };
  const wider = { type: "object", properties: { a: { type: "number" } } };
  expect(wider).toBeBackwardCompatibleWith(old);
  expect(wider).not.toBeForwardCompatibleWith(old);
  expect(outcomesV1).toBeFullyCompatibleWith("outcomes@v1");
  expect(() => expect(wider).toBeFullyCompatibleWith(old)).toThrow(
    /new writers may send {2}\{"a":0?\.?\d+\}/,
  );
});

test("a name does what its topic does, with the type of its messages", () => {
  const outcomes: fc.Arbitrary<OutcomesV1> = arbitrary("outcomes");
  const sample = <T>(made: fc.Arbitrary<T>) => fc.sample(made, { numRuns: 3, seed: 1 });
  expect(sample(outcomes)).toEqual(sample(arbitrary(outcomesV1)));
  expect(sample(arbitraryInvalid("outcomes"))).toEqual(sample(arbitraryInvalid(outcomesV1)));
  expect(sample(invalidBytes("outcomes"))).toEqual(sample(invalidBytes(outcomesV1)));
  expect(rejectionsOf("outcomes")).toBe(rejectionsOf(outcomesV1));
  expect(unreachable("outcomes")).toEqual(unreachable(outcomesV1));
  const [first] = mutations("outcomes", build("outcomes"));
  exercise("outcomes", first?.message);
  expect(outcomesV1.accepts(first?.message)).toBe(false);
  // @ts-expect-error no topic has this name
  expect(() => arbitrary("outcome")).toThrow('unknown topic "outcome"; did you mean "outcomes"?');
});

test("an unknown name is refused when it runs and when it compiles", () => {
  // @ts-expect-error no topic has this name
  expect(() => expect({}).toMatchTopic("outcome")).toThrow(
    'unknown topic "outcome"; did you mean "outcomes"?',
  );
  const misspelt = undefined as unknown as "outcomes";
  expect(() => expect({}).toMatchTopic(misspelt)).toThrow("expected a topic or its name, got undefined");
  // @ts-expect-error the topic has no such version
  expect(() => build("outcomes@v2")).toThrow('expected "outcomes@v1"');
});

test("coverage tells what no message has shown", () => {
  // A topic of this test alone: what is counted is counted for all tests of a process.
  const own = { ...outcomesV1 };
  exercise(own, { ...outcome, reason: null });
  const { uncovered, accepted } = schemaCoverage(own);
  expect(accepted).toBe(1);
  expect(uncovered).toContainEqual(
    expect.objectContaining({ at: "/definitions/Outcome/properties/key_id", missing: "never sent" }),
  );
  expect(uncovered).not.toContainEqual(
    expect.objectContaining({ at: "/definitions/Outcome/properties/reason", missing: "never sent" }),
  );
  expect(buildBytes("outcomes")).toMatchTopic("outcomes");
});
