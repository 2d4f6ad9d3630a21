import { expect, test } from "vitest";
import { compileVariants } from "../../test/support/compile-protos.ts";
import { compareMessages, type MessageOptions } from "./index.ts";

const built = compileVariants({
  plain: "message M {\n  int32 a = 1;\n  optional string b = 2;\n}",
  renamed: "message N { int32 a = 1; optional string b = 2; }",
  implicit: "message M { int32 a = 1; string b = 2; }",
  fewer: "message M { int32 a = 1; }",
  nested:
    "message M {\n  L l = 1;\n  map<string, L> more = 2;\n}\nmessage L {\n  oneof kind {\n    K k = 3;\n    int32 other = 4;\n  }\n}\nmessage K {\n  int64 a = 1;\n}",
  narrowed:
    "message M {\n  L l = 1;\n  map<string, L> more = 2;\n}\nmessage L {\n  oneof kind {\n    K k = 3;\n    int32 other = 4;\n  }\n}\nmessage K {\n  int32 a = 1;\n}",
  inOneof: "message M { int32 a = 1; oneof pick { string b = 2; } }",
  limited: 'import "limits.proto"; message M { string a = 1 [(limits.rule) = { most: 3, why: "x" }]; }',
  unlimited: 'import "limits.proto"; message M { string a = 1; }',
  endless: "proto2\nmessage M { required N n = 1; } message N { required M m = 1; }",
  ends: "proto2\nmessage M { required N n = 1; } message N { required M m = 1; optional int32 a = 2; }",
  extended: "proto2\nmessage M { extensions 100 to 200; } extend M { optional int32 x = 100; }",
  extendedOtherwise: "proto2\nmessage M { extensions 100 to 200; } extend M { optional string x = 100; }",
});
type Name = keyof typeof built;
const full = (old: Name, current: Name, options: MessageOptions = {}) =>
  compareMessages(built[old], built[current], "test.M", { mode: "full", ...options });

test("a message that did not change is compatible with a proof", () => {
  const { verdict, directions } = full("nested", "nested");
  expect(verdict).toBe("compatible");
  expect(directions.map(({ findings, proof }) => [findings, proof?.pairs])).toEqual([
    [[], 3],
    [[], 3],
  ]);
});

test("a finding is at the field, with the path that leads to it and the lines of both sides", () => {
  const [backward] = compareMessages(built.nested, built.narrowed, "test.M").directions;
  expect(backward?.findings).toEqual([
    expect.objectContaining({
      rule: "field-type",
      class: "strict",
      name: "test.K.a",
      path: "l.k.a",
      message: "field test.K.a is int32, it was int64",
      new: expect.objectContaining({ line: 13, column: 3 }),
      old: expect.objectContaining({ line: 13, column: 3 }),
    }),
  ]);
  expect(backward?.findings[0]?.witnesses[0]).toEqual({
    format: "binary",
    sent: "0a081a06088080808008",
    meant: { l: { k: { a: "2147483648" } } },
    read: { l: { k: { a: -2147483648 } } },
  });
});

test("a message under another name is found by the name, and compared all the same", () => {
  const { directions } = full("plain", "renamed", { newTypeName: "test.N" });
  for (const { findings, verdict } of directions) {
    expect(verdict).toBe("breaking");
    expect(findings.map(({ rule }) => rule)).toEqual(["message-renamed"]);
    expect(findings[0]?.witnesses[0]?.error).toContain("is not in the type registry");
  }
});

test("a message that is gone breaks; one that never was is the caller's mistake", () => {
  expect(full("plain", "renamed").directions[0]?.findings[0]).toMatchObject({ rule: "message-removed" });
  expect(() => full("renamed", "plain")).toThrow('the old registry must have the message "test.M"');
});

test("policies leave out what they name, and the strict verdict stays", () => {
  const [lost] = full("plain", "implicit", { presence: "ignored" }).directions;
  expect([lost?.verdict, lost?.strict, lost?.findings[0]?.counts]).toEqual(["compatible", "breaking", false]);
  const [kept] = full("plain", "fewer").directions;
  expect([kept?.verdict, kept?.strict, kept?.findings[0]?.class]).toEqual([
    "compatible",
    "breaking",
    "unknown-field",
  ]);
  expect(full("plain", "fewer", { unknownFields: "refuse" }).verdict).toBe("breaking");
  expect(full("plain", "implicit", { formats: ["binary"] }).directions[0]?.formats).toEqual({
    binary: "breaking",
  });
});

test("an option of somebody else's leaves the verdict open and says what it was", () => {
  const { verdict, directions } = full("unlimited", "limited");
  expect(verdict).toBe("unknown");
  expect(directions[0]?.obligation).toContain(
    'option (limits.rule) of field test.M.a is {"most":3,"why":"x"}, it was absent',
  );
  expect(full("unlimited", "limited", { customOptions: "annotation" }).verdict).toBe("compatible");
});

test("messages that cannot exist, and extensions that changed, are not decided", () => {
  expect(full("endless", "ends").directions[1]?.obligation).toContain("test.N.a in binary");
  expect(full("extended", "extended").verdict).toBe("compatible");
  expect(full("extended", "extendedOtherwise").directions[0]?.obligation).toBe(
    "extension test.x = 100 of test.M",
  );
});

test("a field that leaves a oneof is named by where it was", () => {
  const { directions } = full("inOneof", "implicit");
  expect(directions.map(({ findings }) => findings.map(({ rule, message }) => [rule, message]))).toEqual([
    [["oneof-changed", "field test.M.b is in no oneof, it was in the oneof pick"]],
    [],
  ]);
});
