import { describe, expect, test } from "vitest";
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
