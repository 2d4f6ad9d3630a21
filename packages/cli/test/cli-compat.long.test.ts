import { describe, expect, test } from "vitest";
import { folder, waybill } from "./cli-harness.ts";
import {
  compare,
  type Files,
  id,
  notes,
  repository,
  rulesOf,
  schemaOf,
  topicYaml,
  write,
} from "./support/compat.ts";

describe("two files", () => {
  test("a break is shown with a message, and exit 1", async () => {
    const cwd = await folder({ "old.json": id(9), "new.json": id(5) });
    const { code, stdout } = await waybill(["compat", "old.json", "new.json"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("old.json → new.json backward: breaking");
    expect(stdout).toMatch(
      /error old\.json → new\.json backward: \/id must be <= 5 {2}compat-breaking \(strict, seen by 2 validators\)/,
    );
    expect(stdout).toMatch(/new schema {2}new\.json:\d+:\d+ {2}"maximum": 5/);
    expect(stdout).toMatch(/- {3}"id": \d+\n {6}\+ {3}"id": must be <= 5\n/);
    expect(stdout).toContain("    ajv     /id must be <= 5 [maximum]\n");
  });

  test("direction and policies are those asked for", async () => {
    const cwd = await folder({
      "old.json": schemaOf({ text: { type: "string" } }),
      "new.json": schemaOf({ text: { type: "string" }, id: { type: "string" } }),
      "later.json": { ...(id(9) as object), $schema: "https://json-schema.org/draft/2020-12/schema" },
    });
    const run = (...args: string[]) => waybill(["compat", ...args], { cwd });
    expect(await run("new.json", "old.json")).toMatchObject({ code: 0 });
    expect(await run("new.json", "old.json", "--mode", "full")).toMatchObject({ code: 1 });
    const lenient = await run("old.json", "new.json", "--undeclared", "declared-only");
    expect(lenient.code).toBe(0);
    expect(lenient.stdout).toContain("compatible, breaking without the policies");
    expect(lenient.stdout).toContain("compat-waived (only-by-undeclared-property, seen by 2 validators)");
    const later = await run("later.json", "new.json", "--json");
    expect(JSON.parse(later.stdout).topics[0].directions[0].causes[0].confirmations).toBe(2);
  });

  test("integers beyond doubles are read exactly", async () => {
    const limit = (text: string) => `{"type":"integer","maximum":${text}}`;
    const cwd = await folder({
      "old.json": limit("9007199254740993"),
      "new.json": limit("9007199254740992"),
    });
    const { code, stdout } = await waybill(["compat", "old.json", "new.json"], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringContaining("9007199254740993")]);
  });

  test("an undecided comparison names what could not be decided, and exit 1", async () => {
    const cwd = await folder({
      "old.json": { type: "string", pattern: "^(a+)\\1$" },
      "new.json": { type: "string", pattern: "^(b+)\\1$|^(a+)\\2$" },
    });
    const { code, stdout } = await waybill(["compat", "old.json", "new.json"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/backward: unknown\n\n.*could not be decided: .*\S.*compat-unknown/);
  });

  test.each([
    [["old.json"], /two files, the old and the new schema; got 1/],
    [["old.json", "gone.json"], /cannot read "gone.json": there is no such file/],
    [["old.json", "bad.json"], /"bad.json" must be JSON/],
    [["old.json", "list.json"], /"list.json" must hold a schema/],
    [["old.json", "old.json", "--against", "x"], /--against is for topics/],
    [["old.json", "old.json", "--mode", "sideways"], /backward, forward, full/],
  ])("%j is wrong usage", async (args, message) => {
    const cwd = await folder({ "old.json": id(9), "bad.json": "{", "list.json": "[]" });
    const { code, stderr } = await waybill(["compat", ...args], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe("two registries", () => {
  test("unchanged and widened topics are compatible", async () => {
    expect(await compare(notes(id(9)), notes(id(9)))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/\n1 unchanged\n$/),
    });
    const { code, stdout } = await compare(notes(id(9)), notes(id(10)));
    expect([code, stdout]).toEqual([0, expect.stringContaining("rollout  reader first, then writer")]);
    expect(
      await compare(notes(id(9), topicYaml("forward")), notes(id(10), topicYaml("forward"))),
    ).toMatchObject({ code: 1, stdout: expect.stringContaining("v1 forward: breaking") });
  });

  test("the report says who is hit, in every format", async () => {
    const sides = [notes(id(9)), notes(id(5))] as const;
    const { stdout } = await compare(...sides);
    expect(stdout).toContain("hit      reader, once upgraded, cannot read old messages of writer");
    const { report } = await rulesOf(...sides);
    expect(report).toMatchObject({ verdict: "breaking", errors: 1 });
    expect(report.topics[0].directions[0].causes[0]).toMatchObject({
      finding: report.findings[0],
    });
    expect(report.findings[0].refusals).toEqual([
      { by: "evaluator", message: "/id must be <= 5" },
      { by: "generated code", message: "/id must be <= 5 [maximum]" },
    ]);
    expect(stdout).toContain("    logged  /id must be <= 5 [maximum]\n");
    expect(report.findings[0]).toMatchObject({
      rule: "compat-breaking",
      file: "schemas/notes/v1.schema.json",
      pointer: "/properties/id/maximum",
      message: expect.stringMatching(
        /^"notes" v1, backward: \/id must be <= 5; the new schema refuses \{"id":\d+\} \(strict, seen by 2 validators\)$/,
      ),
      diff: expect.arrayContaining(['+   "id": must be <= 5']),
      related: [{ message: 'old schema: "maximum": 9' }, { message: 'new schema: "maximum": 5' }],
    });
    for (const format of ["markdown", "sarif", "junit", "github"]) {
      expect((await compare(...sides, "--format", format)).stdout).toMatch(/must be (<|&lt;)= 5/);
    }
  });

  test("a schema that is shared is judged in every topic that refers to it", async () => {
    const of = (maximum: number): Files => ({
      ...notes(schemaOf({ part: { $ref: "../_shared/part.v1.schema.json" } })),
      "schemas/more/topic.yaml": topicYaml(),
      "schemas/more/v1.schema.json": schemaOf({
        list: { type: "array", items: { $ref: "../_shared/part.v1.schema.json" } },
      }),
      "schemas/_shared/part.v1.schema.json": { type: "integer", maximum },
    });
    const { report } = await rulesOf(of(9), of(5));
    const found = report.findings as { file: string; message: string }[];
    expect(found.map(({ file }) => file)).toEqual(Array(2).fill("schemas/_shared/part.v1.schema.json"));
    expect(found.map(({ message }) => message.split(" ")[0])).toEqual(['"more"', '"notes"']);
  });

  test("what disappears or moves is found", async () => {
    const two = notes(id(9), topicYaml(), { "schemas/notes/v2.schema.json": id(9) });
    expect(await rulesOf(two, notes(id(9)))).toMatchObject({ code: 1, rules: ["version-removed"] });
    const other = { "schemas/other/topic.yaml": topicYaml(), "schemas/other/v1.schema.json": id(9) };
    expect(await rulesOf({ ...two, ...other }, two)).toMatchObject({ code: 1, rules: ["topic-removed"] });
    expect(await rulesOf({ ...two, ...other }, two, "notes")).toMatchObject({ code: 0, rules: [] });
    const msgpack = notes(id(9), topicYaml("backward", "", "msgpack"));
    expect(await rulesOf(notes(id(9)), msgpack)).toMatchObject({ rules: ["encoding-changed"] });
    const named = (name: string) => ({
      "schemas/notes/topic.yaml": topicYaml("backward", `messages: { v1: ${name} }`, "protobuf"),
    });
    expect(await rulesOf(named("a.v1.A"), named("a.v1.B"))).toMatchObject({
      rules: ["message-name-changed"],
    });
    expect(await rulesOf(two, { ...two, ...other })).toMatchObject({ code: 0, rules: [] });
  });

  test("settings that lose data are found, also of dead letters", async () => {
    const kafka = (retention: string, bytes: string) =>
      `kafka: { ${retention}${bytes} }\ndead_letters: [{ topic: notes-dlq, kafka: { ${retention} } }]`;
    const of = (retention: string, bytes = "") =>
      notes(id(9), topicYaml("backward", kafka(retention, bytes)));
    const lowered = await rulesOf(
      of("retention.ms: -1", ", max.message.bytes: 2000000"),
      of("retention.ms: 5"),
    );
    expect(lowered.rules).toEqual(["message-size-lowered", "retention-lowered", "retention-lowered"]);
    expect(lowered.report.findings[0].message).toContain("it was 2000000, got 1048588");
    expect(await rulesOf(of("retention.ms: 5"), of("retention.ms: -1"))).toMatchObject({
      code: 0,
      rules: [],
    });
  });

  test("a mode that is relaxed is found, and none is not compared, with its reason", async () => {
    const none = notes(id(5), topicYaml("none, reason: An experiment"));
    const relaxed = await rulesOf(notes(id(9)), none);
    expect(relaxed.rules).toEqual(["compatibility-relaxed"]);
    const { code, stdout } = await compare({ ...none, "schemas/notes/v1.schema.json": id(9) }, none);
    expect(code).toBe(0);
    expect(stdout).toContain("notes  not compared: mode none, An experiment");
  });

  test("a released fixture that is refused is found, though it was deleted", async () => {
    const fixtures = { "schemas/notes/v1/a.pass.json": { id: 8 }, "schemas/notes/v1/b.pass.json": { id: 7 } };
    const { rules, report } = await rulesOf(notes(id(9), topicYaml(), fixtures), notes(id(5)));
    expect(rules).toEqual(["compat-breaking", "released-fixture-refused"]);
    expect(report.findings[1].message).toMatch(/released fixture "a" and 1 more, but \/id .* \[maximum\]$/);
  });

  test("transitive modes compare with every earlier version", async () => {
    const of = (mode: string, more: Files) => notes(id(9), topicYaml(mode), more);
    const v2 = { "schemas/notes/v2.schema.json": id(20) };
    const v3 = { "schemas/notes/v3.schema.json": id(10) };
    const { report } = await rulesOf(
      of("backward-transitive", v2),
      of("backward-transitive", { ...v2, ...v3 }),
    );
    expect(report.topics[0].directions).toMatchObject([
      { old: "v1", new: "v3", verdict: "compatible" },
      { old: "v2", new: "v3", verdict: "breaking" },
    ]);
    expect(report.findings[0].message).toMatch(/^"notes" v3 since v2, backward:/);
    expect(await rulesOf(of("backward", v2), of("backward", { ...v2, ...v3 }))).toMatchObject({ code: 0 });
  });

  test("a version that is new is told, and whether it was compared", async () => {
    const v2 = { "schemas/notes/v2.schema.json": id(20) };
    const { stdout } = await compare(notes(id(9)), notes(id(9), topicYaml(), v2));
    expect(stdout).toContain(
      "  v2 is new; mode backward-transitive would compare it with earlier versions\n  rollout  reader first, then writer\n",
    );
    expect(stdout).toMatch(/\n1 compatible\n$/);
    const markdown = await compare(notes(id(9)), notes(id(9), topicYaml(), v2), "--format", "markdown");
    expect(markdown.stdout).toContain("| notes | compatible | v2 is new |");
    const transitive = topicYaml("backward-transitive");
    const compared = await compare(notes(id(9), transitive), notes(id(9), transitive, v2));
    expect(compared.stdout).toMatch(/ {2}v2 is new\n {2}v1 → v2 backward: compatible/);
  });

  test("flags are named as this command has them", async () => {
    const { stdout } = await compare(
      notes(schemaOf({ id: { type: "integer" } })),
      notes(schemaOf({ id: { type: "integer" }, more: { type: "integer" } })),
    );
    expect(stdout).toMatch(/to do {3}compare with --undeclared declared-only when writers send no keys/);
  });

  test("bytes of MessagePack are compared as bytes, and shown readably", async () => {
    const body = (minLength: number) =>
      notes(
        schemaOf({ body: { contentEncoding: "binary", minLength } }, { required: ["body"] }),
        topicYaml("backward", "", "msgpack"),
      );
    const { report } = await rulesOf(body(1), body(2));
    expect(report.topics[0].directions[0].causes[0]).toMatchObject({
      keyword: "minLength",
      witness: expect.stringMatching(/^\{"body":\{"\$base64":".{4}"\}\}$/),
      confirmations: 2,
    });
  });

  test("a schema that cannot be taken at its word is unknown", async () => {
    const broken = notes(schemaOf({ id: { $ref: "../_shared/gone.schema.json" } }));
    const { code, stdout } = await compare(notes(id(9)), broken);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/unknown[\s\S]*unresolved-ref/)]);
    expect(await rulesOf(notes(id(9)), notes("{" as never))).toMatchObject({ rules: ["compat-unknown"] });
  });

  test("a Protobuf field that changes is one finding at its line", async () => {
    const of = (fields: string): Files => ({
      "schemas/notes/topic.yaml": topicYaml("backward", "messages: { v1: shop.v1.Order }", "protobuf"),
      "schemas/registry.yaml": "proto: [../proto]\n",
      "proto/shop/v1/order.proto": `syntax = "proto3";\npackage shop.v1;\nmessage Order {\n${fields}\n}\nmessage Unused {\n${fields}\n}\n`,
    });
    const { root } = await repository(of("string id = 1;\nstring name = 2;\nstring note = 3;"));
    await write(root, of("uint32 id = 1;"));
    const { code, stdout } = await waybill(["compat", "--json"], { cwd: root });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([
      {
        rule: "protobuf-breaking",
        file: "proto/shop/v1/order.proto",
        line: 3,
        message: expect.stringMatching(/Order.name = 2 is gone; bytes 120161 .* are read as \{\}/),
      },
      {
        rule: "protobuf-breaking",
        line: 3,
        message: expect.stringMatching(/Order.note = 3 is gone/),
      },
      {
        rule: "protobuf-breaking",
        file: "proto/shop/v1/order.proto",
        line: 4,
        message: expect.stringMatching(/Order.id is uint32, it was string; bytes 0a0161/),
      },
    ]);
    await write(root, of("bytes  id = 1;\nstring name = 2;\nstring note = 3;"));
    const { stdout: sameLength } = await waybill(["compat"], { cwd: root });
    expect(sameLength).toContain("hit      reader, once upgraded");
    await write(root, of("string id = 1;\nstring name = 2;\nstring note = 3;\nint32 more = 4;"));
    expect(await waybill(["compat"], { cwd: root })).toMatchObject({ code: 0 });
  }, 60_000);
});

describe("a constraint on a Protobuf message", () => {
  const of = (schema: object, proto?: string): Files => ({
    "schemas/notes/topic.yaml": topicYaml("backward", "messages: { v1: shop.v1.Order }", "protobuf"),
    "schemas/notes/v1.schema.json": schema,
    ...(proto !== undefined && {
      "schemas/registry.yaml": "proto: [../proto]\n",
      "proto/shop/v1/order.proto": `syntax = "proto3";\npackage shop.v1;\nmessage Order {\n${proto}\n}\n`,
    }),
  });

  test("is unknown without a descriptor, unless it says nothing new", async () => {
    expect(await rulesOf(of(id(9)), of(id(10)))).toMatchObject({ code: 0, rules: [] });
    const narrowed = await rulesOf(of(id(9)), of(id(5)));
    expect(narrowed).toMatchObject({ code: 1, rules: ["compat-unknown"] });
    expect(narrowed.report.findings[0].message).toContain("whether a Protobuf message has the form");
  });

  test("breaks with a message that there can be, and with none that there cannot", async () => {
    const proto =
      "uint32 id = 1; repeated string names = 2; double share = 3; oneof kind { string text = 4; }";
    const compareIds = (before: object, after: object) => rulesOf(of(before, proto), of(after, proto));
    const { report } = await compareIds(id(9), id(5));
    expect(report.topics[0].directions[0].causes[0]).toMatchObject({
      keyword: "maximum",
      old: "/properties/id/maximum",
      witness: '{"id":6,"$typeName":"shop.v1.Order","names":[],"share":0,"kind":{}}',
    });
    // Every message has these; the first is what any message without a schema looks like.
    expect(
      await compareIds(
        schemaOf({}),
        schemaOf({ id: { type: "integer", minimum: 0 } }, { required: ["names", "id"] }),
      ),
    ).toMatchObject({ code: 0, rules: [] });
    expect(await compareIds(schemaOf({}), schemaOf({ share: { type: "number" } }))).toMatchObject({
      rules: ["compat-unknown"],
    });
  });
});
