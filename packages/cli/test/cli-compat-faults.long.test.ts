import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, waybill } from "./cli-harness.ts";
import { type Files, id, notes, topicYaml, write } from "./support/compat.ts";
import { release } from "./support/released.ts";

/** What `waybill compat` finds where something that it needs cannot be read. */
async function faultsIn(cwd: string, ...args: string[]) {
  const { code, stdout, stderr } = await waybill(["compat", "--json", ...args], { cwd });
  if (stderr !== "") return { code, stderr };
  const { verdict, findings, topics } = JSON.parse(stdout);
  return { code, verdict, findings, rollout: topics[0]?.rollout };
}

const protobuf = (field: string): Files => ({
  "schemas/notes/topic.yaml": topicYaml("backward", "messages: { v1: shop.v1.Note }", "protobuf"),
  "schemas/registry.yaml": "proto: [../proto]\n",
  "proto/shop/v1/note.proto": `syntax = "proto3";\npackage shop.v1;\nmessage Note { ${field} = 1; }\n`,
});

async function released(files: Files) {
  const cwd = await folder(files);
  await release(join(cwd, "schemas"), "1.0.0");
  return cwd;
}

describe("messages that cannot be read are unknown, with the reason", () => {
  test("in the registry, where the compiler stopped", async () => {
    const cwd = await released(protobuf("int32 a"));
    await write(cwd, protobuf("int32"));
    expect(await faultsIn(cwd)).toMatchObject({
      code: 1,
      verdict: "unknown",
      rollout: "not decided",
      findings: [
        {
          rule: "compat-unknown",
          file: "proto/shop/v1/note.proto",
          line: 3,
          message: expect.stringMatching(/shop\.v1\.Note could not be compared: its file must compile: /),
        },
      ],
    });
  });

  test("in the baseline, whose image is gone or is none", async () => {
    const cwd = await released(protobuf("int32 a"));
    await write(cwd, protobuf("uint32 a"));
    const image = "schemas/_released/image.binpb";
    const wanted = [
      { rule: "baseline-edited" },
      { rule: "compat-unknown", file: image, message: expect.stringContaining("could not be compared") },
    ];
    await write(cwd, { [image]: "no image" });
    const edited = await faultsIn(cwd);
    expect(edited.code).toBe(1);
    expect(edited.findings).toEqual(
      expect.arrayContaining(wanted.map((one) => expect.objectContaining(one))),
    );
    await rm(join(cwd, image));
    const gone = await faultsIn(cwd);
    expect(gone.findings).toEqual(expect.arrayContaining(wanted.map((one) => expect.objectContaining(one))));
  });
});

test("a baseline without release.json is no first release", async () => {
  const cwd = await released(notes(id(9)));
  await rm(join(cwd, "schemas/_released/release.json"));
  const stderr =
    "waybill: _released/release.json is missing, though _released has what was released; restore it with git\n";
  expect(await faultsIn(cwd)).toEqual({ code: 2, stderr });
  expect(await waybill(["release"], { cwd })).toMatchObject({ code: 2, stderr });
});

test("entries of waivers.yaml that waive nothing as they are written are told", async () => {
  const cwd = await released(notes(id(9)));
  const waiversAre = async (text: string) => {
    await write(cwd, { "schemas/waivers.yaml": text });
    const { findings } = await faultsIn(cwd);
    return findings.map(({ rule, severity, line }: Record<string, unknown>) => `${rule} ${severity} ${line}`);
  };
  const whole = "fingerprint: 3f2a9c1d8e7b6a50, reason: Nobody sends these., until: 2999-01-01";
  expect(await waiversAre("")).toEqual([]);
  expect(await waiversAre("waivers: []\n")).toEqual([]);
  expect(await waiversAre(`waivers:\n  - { ${whole} }\n  - { fingerprint: 3f2a9c1d8e7b6a51 }\n`)).toEqual([
    "waiver-unused warning 2",
    "waiver-shape warning 3",
  ]);
  expect(await waiversAre(`- { ${whole} }\n`)).toEqual(["waiver-shape warning 1"]);
  expect(await waiversAre("waivers: all\n")).toEqual(["waiver-shape warning 1"]);
  expect(new Set(await waiversAre("{{"))).toEqual(new Set(["unreadable-file warning 1"]));
});

test("a registry without topics is told as that", async () => {
  const cwd = await folder({ "schemas/README.md": "Nothing yet." });
  const { stderr } = await faultsIn(cwd, "--registry", "schemas");
  expect(stderr).toMatch(/schemas" has no topics; pass --registry <folder>/);
});
