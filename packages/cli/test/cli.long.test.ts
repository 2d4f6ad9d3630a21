import { expect, test } from "vitest";
import { folder, type Run, SMALL_PROTO, SMALL_REGISTRY, waybill } from "./cli-harness.ts";

test("help lists every command, and each has its own with examples", async () => {
  const { stdout, code } = await waybill(["--help"]);
  expect(code).toBe(0);
  const commands = [
    "list",
    "new",
    "check",
    "lint",
    "compat",
    "explain",
    "generate",
    "import",
    "validate",
    "decode",
    "encode",
  ];
  const helps = await Promise.all(commands.map((command) => waybill([command, "--help"])));
  commands.forEach((command, index) => {
    expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(helps[index]?.code).toBe(0);
    expect(helps[index]?.stdout).toContain(`$ waybill ${command}`);
  });
});

test("--version prints the version of the package", async () => {
  const { stdout, code } = await waybill(["--version"]);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(code).toBe(0);
});

test("a mistake in the command line is one line with what was meant, and exit 2", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  const cases: [string[], RegExp][] = [
    [["valdate", "notes"], /unknown command "valdate"; did you mean "validate"\?/],
    [["lint", "--formt", "json"], /unknown option "--formt"; did you mean "--format"\?/],
    [["lint", "--format", "xml"], /xml.*text, json, markdown/],
    [["validate", "nots"], /unknown topic "nots".*did you mean "notes"\?/],
    [["validate", "notes@v2"], /topic "notes" has no version 2; it has v1/],
    [["validate", "notes", "--version", "x"], /version "x" must be a number/],
    [["validate", "notes", "--input", "nljson"], /unknown form "nljson".*did you mean "ndjson"\?/],
    [["validate", "notes", "--input", "msgpack"], /--input msgpack does not fit a json topic/],
    [["validate", "notes", "missing.json"], /cannot read "missing.json": there is no such file/],
    [["validate", "notes", "schemas"], /cannot read "schemas": it is a folder, expected a file/],
    [["validate", "notes", "--max-findings", "-1"], /--max-findings must be a whole number.*got "-1"/],
    [["decode"], /missing required argument "topic"; usage: waybill decode \[options\] <topic> \[file\]/],
    [["help", "lst"], /unknown command "lst"; did you mean "list"\?/],
    [["check", "--registry", ""], /--registry must not be empty/],
    [["explain", "drfit"], /unknown rule "drfit"; did you mean "drift"\?/],
    [["list", "--registry", "elsewhere"], /registry ".*elsewhere" must be a folder that exists/],
    [["generate"], /pass --out <folder>/],
    [["import", "schemas"], /import needs --out <folder>/],
    [["new", "notes"], /topic "notes" has a folder already/],
    [["new", "more", "--encoding", "msgpak"], /unknown encoding "msgpak"; did you mean "msgpack"\?/],
    [["new", "more", "--encoding", "protobuf"], /needs --message <full name>/],
  ];
  const runs = await Promise.all(cases.map(([args]) => waybill(args, { cwd })));
  for (const [index, [args, message]] of cases.entries()) {
    const { code, stdout, stderr } = runs[index] as Run;
    expect([args, code, stdout]).toEqual([args, 2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^waybill: [^\n]*\n$/);
  }
}, 60_000);

test("outside of any registry the command says how to name one", async () => {
  const cwd = await folder({});
  expect(await waybill(["list"], { cwd })).toMatchObject({
    code: 2,
    stderr:
      'waybill: found no folder "schemas" here or above; pass --registry <folder>, or make a first topic: waybill new <topic>\n',
  });
});

test("list shows topics from any folder inside, and as JSON", async () => {
  const root = await folder(SMALL_REGISTRY);
  const { stdout, code } = await waybill(["list"], { cwd: `${root}/schemas/notes` });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^notes +v1 +json +writer → reader +1 pass, 1 fail$/m);
  const json = await waybill(["list", "--json"], { cwd: root });
  expect(JSON.parse(json.stdout)[1]).toMatchObject({
    topic: "notes",
    versions: [{ version: 1, pass: 1, fail: 1 }],
  });
});

test("check ends with one line of counts", async () => {
  const cwd = await folder({ ...SMALL_REGISTRY, ...SMALL_PROTO });
  const clean = await waybill(["check"], { cwd });
  expect(clean).toMatchObject({
    code: 0,
    stdout: "3 topics, 3 fixtures passed, 3 refused, 0 findings\n",
    stderr: "",
  });
});

test("check reports fixtures that do something else than they say", async () => {
  const cwd = await folder({
    ...SMALL_REGISTRY,
    "schemas/notes/v1/wrong.pass.json": { id: "one" },
    "schemas/notes/v1/right.fail.json": { fails: { path: "", rule: "required" }, message: { id: 1 } },
    "schemas/notes/v1/other.fail.json": { fails: { path: "/id", rule: "maximum" }, message: { id: "x" } },
    "schemas/blobs/v1/no-base64.pass.json": { body: { $base64: "?" } },
  });
  const { code, stdout } = await waybill(["check"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /wrong\.pass\.json\n +2:3 +error +fixture must be accepted, but \/id .* fixture-refused/,
  );
  expect(stdout).toMatch(/right\.fail\.json\n.*"required" at "", but it is accepted +fixture-accepted/);
  expect(stdout).toMatch(
    /other\.fail\.json\n.*"maximum" at "\/id", got "type" at "\/id".* fixture-other-rule/,
  );
  expect(stdout).toMatch(/no-base64\.pass\.json\n.* fixture-unreadable/);
  expect(stdout.trimEnd().split("\n").at(-1)).toMatch(
    /^3 topics, 3 fixtures passed, 3 refused, \d+ findings, \d+ of them errors$/,
  );
  const json = await waybill(["check", "--json"], { cwd });
  expect(JSON.parse(json.stdout)).toBeDefined();
  expect(json.code).toBe(1);
});

test("lint reports where a contract is wrong, in every format", async () => {
  const cwd = await folder({ ...SMALL_REGISTRY, "schemas/notes/topic.yaml": "descripton: x\n" });
  const { code, stdout } = await waybill(["lint"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain("schemas/notes/topic.yaml");
  const sarif = await waybill(["lint", "--format", "sarif"], { cwd });
  expect(JSON.parse(sarif.stdout)).toMatchObject({ version: "2.1.0" });
  const github = await waybill(["lint", "--format", "github"], { cwd });
  expect(github.stdout).toMatch(/^::error file=schemas\/notes\/topic.yaml/m);
});

test("explain says what a rule wants", async () => {
  const { stdout, code } = await waybill(["explain", "fixture-round-trip"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^fixture-round-trip \(error\)\n/);
  const all = await waybill(["explain"]);
  for (const rule of ["drift", "topic-name", "fixture-unreadable", "duplicate-key"]) {
    expect(all.stdout).toMatch(new RegExp(`^${rule} `, "m"));
  }
});

test("generate writes a package, and --check sees what was edited", async () => {
  const cwd = await folder(SMALL_REGISTRY);
  const out = ["--out", "gen"];
  const before = await waybill(["generate", "--check", ...out], { cwd });
  expect(before.code).toBe(1);
  expect(before.stdout).toContain("folder has none of the");
  const written = await waybill(["generate", ...out], { cwd });
  expect(written).toMatchObject({ code: 0, stderr: "" });
  expect(written.stdout).toMatch(/3 topics, \d+ files in gen, \d+ changed/);
  const after = await waybill(["generate", "--check", ...out], { cwd });
  expect(after).toMatchObject({ code: 0 });
  const { writeFile } = await import("node:fs/promises");
  await writeFile(`${cwd}/gen/notes/index.js`, "// edited\n");
  const check = await waybill(["check", ...out], { cwd });
  expect(check.code).toBe(1);
  expect(check.stdout).toContain("generated file differs from what the registry says");
});

test("import turns a flat registry into one that can be checked", async () => {
  const cwd = await folder({
    "flat/topics/orders.yaml": `topic: orders
description: Orders of the shop.
services: { producers: [shop], consumers: [stock] }
schemas:
  - version: 1
    compatibility_mode: backward
    type: json
    resource: orders.v1.schema.json
    examples: [orders/1/]
topic_creation_config: { compression.type: lz4, retention.ms: "86400000" }
`,
    "flat/schemas/orders.v1.schema.json": {
      $schema: "http://json-schema.org/draft-07/schema#",
      title: "orders",
      type: "object",
      properties: { id: { type: "integer" } },
      required: ["id"],
    },
    "flat/examples/orders/1/first.json": { id: 1 },
  });
  const run = await waybill(["import", "flat", "--out", "registry"], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).toMatch(/1 topic file became 1 topic folder\n/);
  const list = await waybill(["list", "--registry", "registry"], { cwd });
  expect(list.stdout).toMatch(/^orders +v1 +json +shop → stock +1 pass, 0 fail/m);
});
