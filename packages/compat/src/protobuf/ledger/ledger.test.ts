import { expect, test } from "vitest";
import { compileVariants } from "../../../test/support/compile-protos.ts";
import { checkLedger, extendLedger, type Ledger, LedgerError, parseLedger, printLedger } from "./index.ts";

const built = compileVariants({
  first: "message Token { int64 offset = 1; string cursor = 3; reserved 9; enum Kind { A = 0; B = 1; } }",
  second: "message Token { int64 offset = 1; reserved 3, 9; enum Kind { A = 0; reserved 1; } }",
  third:
    "message Token { int64 offset = 1; reserved 3, 9; reserved 'cursor'; enum Kind { A = 0; reserved 1; } }",
  reused: "message Token {\n int64 offset = 1;\n bool end = 3;\n reserved 9; reserved 'cursor';\n}",
  named:
    "message Token {\n int64 offset = 1;\n string cursor = 4;\n reserved 3, 9;\n enum Kind { A = 0; C = 1; B = 2; } }",
  back: "message Token { int64 offset = 1; string cursor = 3; reserved 9; enum Kind { A = 0; reserved 1; } }",
  freed: "message Token { int64 offset = 1; enum Kind { A = 0; reserved 1; } }",
  renamed:
    "message Token { int64 start = 1; reserved 3, 9; reserved 'cursor'; enum Kind { A = 0; reserved 1; } }",
});
const releases = [built.first, built.second, built.third];
const ledger = releases.reduce<Ledger | undefined>(
  (before, registry, i) => extendLedger(before, `1.${i}`, registry),
  undefined,
) as Ledger;

const check = (name: keyof typeof built) =>
  checkLedger(ledger, built[name]).map(({ rule, message, wasReleased, source }) => [
    rule,
    message,
    wasReleased,
    source.line,
  ]);

test("a ledger knows since when a meaning is there and since when it is gone", () => {
  expect(ledger.releases).toEqual(["1.0", "1.1", "1.2"]);
  expect(ledger.messages["test.Token"]).toEqual({
    entries: [
      { number: 1, name: "offset", type: "int64", since: "1.0" },
      { number: 3, name: "cursor", type: "string", since: "1.0", removed: "1.1" },
    ],
    reservedNumbers: [
      [3, 3],
      [9, 9],
    ],
    reservedNames: ["cursor"],
  });
  expect(ledger.enums["test.Token.Kind"]?.entries).toEqual([
    { number: 0, name: "A", since: "1.0" },
    { number: 1, name: "B", since: "1.0", removed: "1.1" },
  ]);
});

test("what is as it was released has no findings", () => {
  expect(check("third")).toEqual([]);
});

test("a number that was given back two releases ago is found when it is taken again", () => {
  expect(check("reused")).toEqual([
    [
      "number-reused",
      "test.Token: field bool end = 3 takes a number that was string cursor = 3 from 1.0 until 1.1",
      true,
      4,
    ],
  ]);
});

test("a name is found as well, and so are values of enums", () => {
  const found = check("named");
  expect(found.map(([rule, message]) => [rule, message])).toEqual([
    [
      "name-reused",
      "test.Token: field string cursor = 4 takes a name that was string cursor = 3 from 1.0 until 1.1",
    ],
    ["number-reused", "test.Token.Kind: value C = 1 takes a number that was B = 1 from 1.0 until 1.1"],
    ["name-reused", "test.Token.Kind: value B = 2 takes a name that was B = 1 from 1.0 until 1.1"],
  ]);
});

test("what was released before may come back as it was", () => {
  expect(check("back")).toEqual([]);
});

test("freeing a number is told from freeing one that nobody ever used", () => {
  expect(check("freed")).toEqual([
    [
      "number-unreserved",
      "test.Token: field number 3 must stay reserved: it was string cursor = 3 from 1.0 until 1.1",
      true,
      2,
    ],
    ["number-unreserved", "test.Token: field number 9 must stay reserved", false, 2],
    [
      "name-unreserved",
      'test.Token: field name "cursor" must stay reserved: it was string cursor = 3 from 1.0 until 1.1',
      true,
      2,
    ],
  ]);
});

test("a change since the last release is left to those who compare two neighbours", () => {
  expect(check("renamed")).toEqual([]);
});

test("the file of a ledger has one line a meaning and is read back as it was", () => {
  const text = printLedger(ledger);
  expect(text).toContain(
    '\n        { "number": 3, "name": "cursor", "type": "string", "since": "1.0", "removed": "1.1" }\n',
  );
  expect(parseLedger(text)).toEqual(ledger);
  expect(printLedger(parseLedger(text))).toBe(text);
});

test("the last release made anew forgets what it alone had", () => {
  const draft = extendLedger(extendLedger(undefined, "1.0", built.first), "1.1", built.reused);
  expect(extendLedger(draft, "1.1", built.second).messages).toEqual(
    extendLedger(extendLedger(undefined, "1.0", built.first), "1.1", built.second).messages,
  );
});

test("releasing twice under one name changes nothing; an older name is refused", () => {
  const last = releases[2] as (typeof releases)[number];
  expect(extendLedger(ledger, "1.2", last)).toEqual(ledger);
  expect(() => extendLedger(ledger, "1.0", last)).toThrow('release "1.0" must be newer than "1.2"');
});

test.each([
  ["", "ledger must be JSON"],
  ["[]", "ledger must be an object"],
  ['{ "format": 2 }', "/format must be 1"],
  ['{ "format": 1, "releases": [1] }', "/releases/0 must be a string"],
  [
    '{ "format": 1, "releases": [], "messages": { "p.M": { "entries": [{ "number": 1.5 }] } } }',
    "/messages/p.M/entries/0/number must be an integer",
  ],
])("%s is no ledger", (text, message) => {
  expect(() => parseLedger(text)).toThrow(LedgerError);
  expect(() => parseLedger(text)).toThrow(message);
});
