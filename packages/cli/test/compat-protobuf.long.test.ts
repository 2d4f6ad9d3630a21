import { join } from "node:path";
import type { FileRegistry } from "@bufbuild/protobuf";
import type { Direction } from "@waybill/compat";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { compileVariants } from "../../compat/test/support/compile-protos.ts";
import { compareProtobuf, type ProtobufReport } from "../src/compat/protobuf/compare-protobuf.ts";
import { listFiles } from "../src/registry/files.ts";
import type { Registry, TopicVersion } from "../src/registry/model.ts";
import { folder, waybill } from "./cli-harness.ts";
import { topicYaml, write } from "./support/compat.ts";
import { release } from "./support/released.ts";

const built = compileVariants({
  old: `message M { int32 a = 1; string gone = 2; A s = 3; oneof o { int32 x = 4; string y = 5; } int32 named = 6; E e = 7; }
    message A { int32 n = 1; A next = 2; } enum E { Z = 0; Y = 1; }`,
  new: `message M { uint32 a = 1; reserved 2; reserved "gone"; B s = 3; oneof p { int32 x = 4; string y = 5; } int32 called = 6 [json_name = "named"]; E e = 7; }
    message B { int32 n = 1; B next = 2; } enum E { Z = 0; Y = 1; X = 2; }`,
  limited: 'import "limits.proto"; message M { string a = 1 [(limits.max_len) = 10, deprecated = true]; }',
  unlimited: 'import "limits.proto"; message M { string a = 1 [(limits.max_len) = 100]; }',
});
const version: TopicVersion = {
  topic: "orders",
  version: 1,
  encoding: "protobuf",
  message: "test.M",
  fixtures: [],
};
const registryOf = (messages: FileRegistry) =>
  ({ root: "/registry", config: { proto: ["m.binpb"] }, messages }) as unknown as Registry;
const compare = (from: keyof typeof built, to: keyof typeof built, ...asked: Direction[]) =>
  compareProtobuf(registryOf(built[from]), registryOf(built[to]), version, asked);
const causesOf = ({ directions }: ProtobufReport, way: Direction) =>
  directions
    .filter(({ direction }) => direction === way)
    .flatMap(({ causes }) => causes.map(({ finding, keyword }) => `${finding.rule} ${keyword}`));

describe("what buf says and what bytes show", () => {
  let full: ProtobufReport;
  let forward: ProtobufReport;

  beforeAll(async () => {
    full = await compare("old", "new", "backward", "forward");
    forward = await compare("old", "new", "forward");
  }, 60_000);

  test("each edit is one finding a direction, with bytes and the rules of buf", () => {
    expect(causesOf(full, "backward")).toEqual([
      "protobuf-breaking field-type",
      "protobuf-breaking field-removed",
      "protobuf-cleared field-renamed",
    ]);
    expect(causesOf(full, "forward")).toEqual([
      "protobuf-breaking field-type",
      "protobuf-cleared field-renamed",
      "protobuf-breaking enum-value-added",
    ]);
    const [cause] = full.directions[0]?.causes ?? [];
    expect(cause?.finding.message).toBe(
      '"orders" v1, backward: field test.M.a is uint32, it was int32; bytes 08ffffffffffffffffff01 for {"a":-1} are read as {"a":4294967295} (strict)',
    );
    expect(cause?.finding.hint).toMatch(/\(FIELD_\w+(, FIELD_\w+)* of buf\)$/);
    expect(cause?.finding.diff?.slice(0, 3)).toEqual([
      "  bytes 08ffffffffffffffffff01",
      '- {"a":-1}',
      '+ {"a":4294967295}',
    ]);
    expect(full.directions.map(({ verdict }) => verdict)).toEqual(["breaking", "breaking"]);
  });

  test("alarms about messages that are read alike are cleared", () => {
    const rules = new Set(full.others.map(({ rule, severity }) => `${rule} ${severity}`));
    expect(rules).toEqual(new Set(["protobuf-cleared warning"]));
    const said = full.others.map(({ message }) => message).join("\n");
    expect(said).toMatch(/"s".*changed type.* and is read as it was meant/);
    expect(said).toMatch(/oneof "o".*was deleted/);
  });

  test("the direction counts: what only readers of old messages lose is no matter of forward", () => {
    expect(causesOf(forward, "forward")).toEqual(causesOf(full, "forward"));
    const gone = forward.others.find(({ message }) => message.includes('"gone"'));
    expect(gone).toMatchObject({ rule: "protobuf-cleared", severity: "warning" });
  });
});

test("a limit of somebody else's is open, in each direction, and an annotation is told once", async () => {
  const { directions } = await compare("unlimited", "limited", "backward", "forward");
  expect(directions.map(({ verdict }) => verdict)).toEqual(["unknown", "unknown"]);
  expect(directions.map(({ causes }) => causes.map(({ finding }) => finding.rule))).toEqual([
    ["protobuf-option", "compat-unknown"],
    ["compat-unknown"],
  ]);
});

test("messages that are declared as they were are not handed to buf", async () => {
  // Where buf would find them.
  vi.stubEnv("TMPDIR", join(import.meta.dirname, "nowhere"));
  try {
    expect(await compare("old", "old", "backward")).toEqual({ directions: [], others: [] });
    await expect(compare("old", "new", "backward")).rejects.toThrow("nowhere");
  } finally {
    vi.unstubAllEnvs();
  }
});

test("a number that two releases ago meant something else is found, whoever uses the message", async () => {
  const of = (fields: string) => ({
    "schemas/notes/topic.yaml": topicYaml("backward", "messages: { v1: shop.v1.Note }", "protobuf"),
    "schemas/registry.yaml": "proto: [../proto]\n",
    "proto/shop/v1/note.proto": `syntax = "proto3";\npackage shop.v1;\nmessage Note { string id = 1; }\nmessage Token {\n${fields}\n}\n`,
  });
  const cwd = await folder(of("string cursor = 3;"));
  const root = join(cwd, "schemas");
  await release(root, "1.0.0");
  await write(cwd, of("reserved 3;"));
  await release(root, "1.1.0");
  await write(cwd, of("bool end = 3;"));
  const { code, stdout } = await waybill(["compat", "--json"], { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toMatchObject([
    {
      rule: "protobuf-reused",
      severity: "error",
      file: "proto/shop/v1/note.proto",
      line: 5,
      message:
        "shop.v1.Token: field bool end = 3 takes a number that was string cursor = 3 from 1.0.0 until 1.1.0",
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
  ]);
}, 60_000);

test("transitive modes look at every message that was released", async () => {
  const of = (fields: string) => ({
    "schemas/orders/topic.yaml": topicYaml(
      "backward-transitive",
      "messages: { v1: shop.v1.Order }",
      "protobuf",
    ),
    "schemas/registry.yaml": "proto: [../proto]\n",
    "proto/shop/v1/order.proto": `syntax = "proto3";\npackage shop.v1;\nmessage Order {\n  ${fields}\n}\n`,
  });
  const cwd = await folder(of("int64 id = 1; int32 total = 2;"));
  const root = join(cwd, "schemas");
  const images = async () =>
    (await listFiles(join(root, "_released"))).filter((file) => /_images/.test(file));
  await release(root, "1.0.0");
  await release(root, "1.0.1");
  expect(await images()).toEqual([]);
  await write(cwd, of("int64 id = 1; reserved 2;"));
  await release(root, "1.1.0");
  await release(root, "1.1.1");
  expect(await images()).toEqual(["_history/_images/1.0.1.binpb"]);
  await write(cwd, of("int64 id = 1; uint32 total = 2;"));

  const { code, stdout } = await waybill(["compat", "--json"], { cwd });
  expect(code).toBe(1);
  const { directions } = JSON.parse(stdout).topics[0];
  expect(directions).toMatchObject([
    { old: "v1", new: "v1", verdict: "compatible" },
    { old: "v1 of 1.0.1", new: "v1", direction: "backward", verdict: "breaking" },
  ]);
  expect(directions[1].causes).toMatchObject([
    {
      keyword: "field-type",
      finding: {
        message: expect.stringMatching(
          /^"orders" v1 since v1 of 1\.0\.1, backward: field shop\.v1\.Order\.total is/,
        ),
        related: [{ file: "schemas/_released/_history/_images/1.0.1.binpb" }, { line: 4 }],
      },
    },
  ]);
  const direct = JSON.parse((await waybill(["compat", "--json", "--mode", "backward"], { cwd })).stdout);
  expect(direct.topics[0].directions).toHaveLength(1);

  // The image that is frozen is no history, and what was stays once it changes again.
  await write(cwd, of("int64 id = 1; int32 total = 2;"));
  await release(root, "2.0.0");
  expect(await images()).toEqual(["_history/_images/1.1.1.binpb"]);
}, 60_000);
