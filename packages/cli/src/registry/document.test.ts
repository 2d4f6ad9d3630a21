import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parseJsonDocument, parseYamlDocument } from "./document.ts";

describe("locate", () => {
  const { document: json } = parseJsonDocument(
    "a.json",
    '{\n\t"type": "object",\n\t"a/b": {\n\t\t"enum": [\n\t\t1,\n\t\t2]\n\t}\n}',
  );
  const { document: yaml } = parseYamlDocument(
    "a.yaml",
    "x: &x\n  deep: 1\ny: *x\nlist:\n  - one\n  - two\n",
  );

  test.each([
    ["/type", 2],
    ["/a~1b", 3],
    ["/a~1b/enum/1", 6],
    ["", 1],
  ])("finds %s of JSON indented with tabs", (pointer, line) => {
    expect(json?.locate(pointer)).toMatchObject({ file: "a.json", line, pointer });
  });

  test.each([
    ["/list/1", 6],
    ["/y/deep", 2],
  ])("finds %s of YAML, through aliases", (pointer, line) => {
    expect(yaml?.locate(pointer)).toMatchObject({ line, pointer });
  });

  test("answers with the nearest ancestor of a node that is not there", () => {
    expect(json?.locate("/a~1b/required/3")).toMatchObject({ line: 3 });
  });
});

describe("parseJsonDocument", () => {
  test.each([
    ["// x\n{}", 1, 1, 'must be JSON: unexpected "/"'],
    ['{\n  "a": 1,\n}', 3, 1, 'must be JSON: trailing comma before "}"'],
    ["", 1, 1, "must be JSON: ends too early"],
    [`${"[".repeat(3000)}${"]".repeat(3000)}`, 1, 202, "must be JSON: nested deeper than 200"],
  ])("says where %j stops being JSON", (text, line, column, message) => {
    expect(parseJsonDocument("a.json", text)).toEqual({
      findings: [{ rule: "unreadable-file", severity: "error", file: "a.json", line, column, message }],
    });
  });

  test("reports keys that stand twice, and takes the last one", () => {
    const { document, findings } = parseJsonDocument(
      "a.json",
      '{\n"a": 1,\n"b": { "c": 1, "c": 2 },\n"a": 3\n}',
    );
    expect(document?.value).toEqual({ a: 3, b: { c: 2 } });
    expect(findings).toMatchObject([
      { rule: "duplicate-key", line: 3, pointer: "/b/c", message: 'key "c" must stand once in its object' },
      { rule: "duplicate-key", line: 4, pointer: "/a" },
    ]);
  });
});

describe("parseYamlDocument", () => {
  test.each([
    ["a: 1\n---\nb: 2\n", "must be YAML: it must hold one document"],
    [`${"[".repeat(10_000)}`, "must be YAML: it is nested too deeply"],
  ])("says in words what is wrong with case %#", (text, message) => {
    expect(parseYamlDocument("a.yaml", text).findings).toContainEqual(expect.objectContaining({ message }));
  });

  test("takes lists as keys without a word on standard error", () => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    onTestFinished(() => warned.mockRestore());
    expect(parseYamlDocument("a.yaml", "? [a, b]\n: 1\n").findings).toEqual([]);
    expect(warned).not.toHaveBeenCalled();
  });
});
