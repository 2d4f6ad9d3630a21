import { join } from "node:path";
import { expect, test } from "vitest";
import type { CompatReport } from "../src/compat/report.ts";
import { waybill } from "./cli-harness.ts";
import { type Files, repository, rulesOf, topicYaml, write } from "./support/compat.ts";
import { release } from "./support/released.ts";

interface Kind {
  readonly old: string | Readonly<Record<string, string>>;
  readonly current: string | Readonly<Record<string, string>>;
  /** Side, symbol and place of each break; `messages` where these break, which is told instead. */
  readonly breaks: readonly string[] | "messages";
}

const KINDS: Readonly<Record<string, Kind>> = {
  same: {
    old: "message M { int32 a = 1; }",
    current: "// Documented.\nmessage M { int32 a = 1; }",
    breaks: [],
  },
  field_added: {
    old: "message M { int32 a = 1; }",
    current: "message M { int32 a = 1; int32 b = 2; }",
    breaks: [],
  },
  field_renamed: {
    old: 'message M { int32 a = 1 [json_name = "a"]; }',
    current: 'message M {\n  int32 b = 1 [json_name = "a"];\n}',
    breaks: ["programs M.a m.proto:3"],
  },
  field_widened: {
    old: "message M { int32 a = 1; }",
    current: "message M {\n\n  int64 a = 1;\n}",
    breaks: ["programs M.a m.proto:4"],
  },
  field_removed: {
    old: "message M { int32 a = 1; }",
    current: "message M { reserved 1; }",
    breaks: "messages",
  },
  into_oneof: {
    old: "message M { int32 a = 1; }",
    current: "message M {\n  oneof way {\n    int32 a = 1;\n  }\n}",
    breaks: ["programs M.a m.proto:4"],
  },
  out_of_oneof: {
    old: "message M { oneof way { int32 a = 1; int32 b = 2; } }",
    current: "message M {\n  oneof way { int32 b = 2; }\n  optional int32 a = 1;\n}",
    breaks: ["programs M.a m.proto:4"],
  },
  oneof_renamed: {
    old: "message M { oneof way { int32 a = 1; string b = 2; } }",
    current: "message M {\n  oneof route {\n    int32 a = 1;\n    string b = 2;\n  }\n}",
    breaks: ["programs M.way m.proto:4"],
  },
  oneof_case_added: {
    old: "message M { oneof way { int32 a = 1; } }",
    current: "message M { oneof way { int32 a = 1; string b = 2; } }",
    breaks: [],
  },
  optional_added: {
    old: "message M { int32 a = 1; }",
    current: "message M {\n  optional int32 a = 1;\n}",
    breaks: ["consumers M.a m.proto:3"],
  },
  optional_removed: {
    old: "message M { optional int32 a = 1; }",
    current: "message M {\n  int32 a = 1;\n}",
    breaks: "messages",
  },
  int_to_enum: {
    old: "message M { int32 a = 1; enum E { Z = 0; } E e = 2; }",
    current: "message M {\n  E a = 1;\n enum E { Z = 0; } E e = 2; }",
    breaks: ["producers M.a m.proto:3"],
  },
  enum_value_renamed: {
    old: "message M { E e = 1; } enum E { E_Z = 0; E_A = 1; }",
    current: "message M { E e = 1; } enum E {\n  E_Z = 0;\n  E_B = 1;\n}",
    breaks: "messages",
  },
  enum_prefix_gone: {
    old: "message M { E e = 1; } enum E { E_Z = 0; }",
    current: "message M { E e = 1; } enum E {\n  E_Z = 0;\n  OTHER = 1;\n}",
    breaks: ["programs E.Z m.proto:3"],
  },
  enum_value_added: {
    old: "message M { repeated E e = 1; map<string, E> m = 2; } enum E { E_Z = 0; }",
    current: "message M { repeated E e = 1; map<string, E> m = 2; } enum E { E_Z = 0; E_A = 1; }",
    breaks: [],
  },
  message_renamed: {
    old: "message M { repeated A a = 1; map<int32, A> m = 2; A s = 3; } message A { int32 n = 1; A next = 2; }",
    current:
      "message M { repeated B a = 1; map<int32, B> m = 2; B s = 3; }\nmessage B { int32 n = 1; B next = 2; }",
    breaks: ["imports A m.proto:3"],
  },
  message_exchanged: {
    old: "message M { A a = 1; A other = 2; B b = 3; } message A { int32 n = 1; } message B { int32 n = 1; }",
    current:
      "message M {\n  B a = 1;\n  A other = 2; B b = 3; } message A { int32 n = 1; } message B { int32 n = 1; }",
    breaks: ["programs M.a m.proto:3"],
  },
  nested_moved: {
    old: "message M { A a = 1; message A { int32 n = 1; } }",
    current: "message M { M_B a = 1; }\nmessage M_B { int32 n = 1; }",
    breaks: ["imports M_A m.proto:3"],
  },
  edited_inside: {
    old: "message M { repeated A a = 1; A b = 2; oneof way { A c = 3; A d = 4; } } message A { int32 n = 1; }",
    current:
      "message M { repeated A a = 1; A b = 2; oneof way { A c = 3; A d = 4; } } message A {\n  optional int32 n = 1;\n}",
    breaks: ["consumers A.n m.proto:3"],
  },
  type_moved: {
    old: {
      m: 'import "type_moved/part.proto"; message M { P p = 1; }',
      part: "message P { int32 n = 1; } message Q {}",
    },
    current: {
      m: 'import "type_moved/part.proto"; message M { P p = 1; }\nmessage P { int32 n = 1; }',
      part: "message Q {}",
    },
    breaks: ["imports P m.proto:3"],
  },
  file_moved: {
    old: { m: "message M { P p = 1; N n = 2; } message P { int32 n = 1; } message N {}" },
    current: { moved: "message M { P p = 1; N n = 2; }\nmessage P { int32 n = 1; } message N {}" },
    breaks: ["imports file_moved/m moved.proto:2"],
  },
};

/** One topic a kind, of the message `M` of a package that is called like it. */
function registryOf(side: "old" | "current"): Files {
  const kinds = Object.entries(KINDS).map(([name, kind]) => {
    const given = kind[side];
    const bodies = typeof given === "string" ? { m: given } : given;
    const protos = Object.entries(bodies).map(([file, body]) => [
      `proto/${name}/${file}.proto`,
      `syntax = "proto3"; package ${name};\n${body}\n`,
    ]);
    return {
      [`schemas/${name}/topic.yaml`]: topicYaml("backward", `messages: { v1: ${name}.M }`, "protobuf"),
      ...Object.fromEntries(protos),
    };
  });
  const config = "proto: [../proto]\ngenerate: { protos: '@me/protos' }\n";
  return Object.assign({ "schemas/registry.yaml": config }, ...kinds) as Files;
}

test("programs of yesterday are refused by each kind of edit that breaks them, at its place", async () => {
  const { report } = await rulesOf(registryOf("old"), registryOf("current"));
  const found = (report as CompatReport).topics.map(({ topic, types, verdict }) => {
    const breaks = types.map(({ side, symbol, finding: { file, line } }) => {
      return `${side} ${symbol} ${file.replace(`proto/${topic}/`, "")}:${line}`;
    });
    return [topic, verdict === "breaking" && breaks.length === 0 ? "messages" : breaks];
  });
  const wanted = Object.entries(KINDS).map(([name, { breaks }]) => [name, breaks]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
});

test("the report names what was, what is, and modules as programs import them", async () => {
  const of = (file: string, field: string, more = ""): Files => ({
    "schemas/notes/topic.yaml": topicYaml("backward", "messages: { v1: shop.v1.Note }", "protobuf"),
    "schemas/registry.yaml": `proto: [../proto]\n${more}`,
    [`proto/shop/v1/${file}.proto`]: `syntax = "proto3"; package shop.v1;\nmessage Note { ${field} = 1; }\n`,
  });
  const old = of("note", "int32 a");
  const typesOf = async (current: Files) => {
    const { code, report } = await rulesOf(old, current);
    expect([code, report.verdict]).toEqual([0, "compatible"]);
    return (report as CompatReport).topics.flatMap(({ status, types }) =>
      types.map((found) => ({ ...found, status })),
    );
  };
  expect(await typesOf(of("note", "int64 a"))).toMatchObject([
    {
      side: "programs",
      symbol: "Note.a",
      words: [
        "Type 'number' is not assignable to type 'bigint'.",
        "Type 'bigint' is not assignable to type 'number'.",
      ],
      finding: {
        severity: "warning",
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        file: "proto/shop/v1/note.proto",
        related: [
          { message: "old schema" },
          { file: "proto/shop/v1/note.proto", line: 2, message: "new schema" },
        ],
      },
    },
  ]);
  const moved = "Cannot find module '@me/protos/shop/v1/note' or its corresponding type declarations.";
  const protos = 'generate: { protos: "@me/protos" }\n';
  expect(await typesOf(of("moved", "int32 a", protos))).toMatchObject([
    { side: "imports", symbol: "shop/v1/note", status: "compared", words: [moved] },
  ]);
  expect(await typesOf(of("note", "int32 a", protos))).toEqual([]);
});

test("an image and a commit have the types of their messages, too", async () => {
  const of = (field: string): Files => ({
    "schemas/notes/topic.yaml": topicYaml("backward", "messages: { v1: shop.v1.Note }", "protobuf"),
    "schemas/registry.yaml": "proto: [../proto]\n",
    "proto/shop/v1/note.proto": `syntax = "proto3"; package shop.v1;\nmessage Note { ${field} = 1; }\n`,
  });
  const { root } = await repository(of("int32 a"));
  await release(join(root, "schemas"), "1.0.0");
  await write(root, of("int64 a"));
  for (const against of ["schemas/_released/image.binpb", "HEAD"]) {
    const { stdout } = await waybill(["compat", "--json", "--against", against], { cwd: root });
    const { topics } = JSON.parse(stdout) as CompatReport;
    expect(topics.flatMap(({ types }) => types.map(({ symbol }) => symbol))).toEqual(["Note.a"]);
  }
});
