import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explain } from "../../../../runtime/src/explain/index.ts";
import { type Case, corpus } from "../../../test/support/corpus.ts";
import { compileInProcess, compileValidator } from "./compile-validator.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "waybill-validator-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(name: string, code: string): Promise<(value: unknown) => boolean> {
  const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.mjs`);
  await writeFile(file, code);
  const module = (await import(pathToFileURL(file).href)) as { validate: (value: unknown) => boolean };
  return module.validate;
}

const ordinary = corpus.filter(({ ours }) => ours !== true);
const codegen = import.meta.resolve("@waybill/runtime/codegen");

describe("compileValidator", () => {
  test.each(corpus)("$name", async ({ name, schema, valid, invalid }: Case) => {
    const validate = await load(name, compileValidator(schema, { codegen }));
    for (const value of valid) expect(validate(value), `accepts ${show(value)}`).toBe(true);
    for (const value of invalid) expect(validate(value), `refuses ${show(value)}`).toBe(false);
  });

  test.each(ordinary)("$name: as Ajv at run time", async (item: Case) => {
    const ajv = new Ajv({ strict: false, strictNumbers: true });
    const reference = ajv.compile(item.schema);
    const validate = await load(`${item.name}-ajv`, compileValidator(item.schema, { codegen }));
    // Values meant for other schemas are the mutations nobody would have thought of.
    for (const value of ordinary.flatMap(({ valid, invalid }) => [...valid, ...invalid])) {
      expect(validate(value), show(value)).toBe(reference(value));
    }
  });

  test.each(corpus.filter(({ name }) => !name.includes("variables")))(
    "$name: creates no errors, needs no Ajv, calls no eval",
    ({ schema }) => {
      const code = compileValidator(schema, { codegen });
      expect(code).not.toMatch(
        /\bvErrors\.push|\binstancePath|require\(|new Function|\beval\b|export default/,
      );
    },
  );

  test.each([
    [{ contentEncoding: "binary", minLength: 2, maxLength: 3 }],
    [{ allOf: [{ contentEncoding: "binary" }, { minLength: 2, maxLength: 3 }] }],
    [{ minLength: 2, maxLength: 3 }],
  ])("counts bytes, whichever schema asks for them: %j", (schema) => {
    const validate = compileInProcess(schema);
    for (const [size, isTaken] of [
      [1, false],
      [2, true],
      [3, true],
      [4, false],
    ] as const) {
      const bytes = new Uint8Array(size);
      expect([size, validate(bytes), explain(schema, bytes).length === 0]).toEqual([size, isTaken, isTaken]);
    }
  });

  test("takes exactly the date-times that the runtime takes", async () => {
    const { isDateTime } = await import("@waybill/runtime/codegen");
    const validate = await load("date-times", compileValidator({ format: "date-time" }, { codegen }));
    const usual = "2026-03-02T08:59:12.5Z";
    const verdicts = new Set<boolean>();
    for (let at = 0; at < usual.length; at++) {
      for (const character of "0123456789:-.TtZz +") {
        const text = usual.slice(0, at) + character + usual.slice(at + 1);
        verdicts.add(isDateTime(text));
        expect(validate(text), text).toBe(isDateTime(text));
        expect(validate(usual + character), usual + character).toBe(isDateTime(usual + character));
      }
    }
    expect(verdicts.size).toBe(2);
    for (const day of ["2024-02-29", "2026-02-29", "2026-02-30", "2026-04-31", "2026-12-31", "2026-00-10"]) {
      for (const time of ["T23:59:59Z", "T23:59:60Z", "t24:00:00Z"]) {
        expect(validate(day + time), day + time).toBe(isDateTime(day + time));
      }
    }
  });

  const clock = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}";
  test.each([
    [`${clock}(?:\\.[0-9]{1,9})?Z$`, true],
    [`${clock}Z$`, true],
    [`${clock}\\.[0-9]{3}Z$`, true],
    [`${clock}\\.[0-9]{3}[0-9]*Z$`, true],
    [`${clock}(?:Z|\\.[0-9]{1,3}Z|\\.[0-9]{3,6}Z)$`, true],
    ["^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?z$", true],
    [`${clock}(?:\\.[0-9]{2,9})?Z$`, false],
    [`${clock}\\.(?:[0-9]{1,2}|[0-9]{6})Z$`, false],
    [`${clock}\\.(?:[0-9]{1,2}Z|[0-9]{3}z)$`, false],
    [`${clock}[.]{1,5}[0-9]*Z$`, false],
    [`${clock}[.]?[0-9]*Z$`, false],
    [`${clock}(?:Z|[+]00:00)$`, false],
    ["^20[0-9]{2}-[01][0-9]-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}z$", false],
    ["^[0-9]{4,5}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", false],
    ["^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2,3}Z$", false],
    ["^[0-9-]{10}T", false],
  ])("looks at the form of a date-time once: %s", async (pattern, once) => {
    const { isDateTime } = await import("@waybill/runtime/codegen");
    const code = compileValidator({ type: "string", pattern, format: "date-time" }, { codegen });
    expect(code).toMatch(/is(Utc)?DateTime\(value\)/);
    expect(code.includes("pattern.test(value)")).toBe(!once);
    const validate = await load(`date-times-${pattern}`, code);
    const days = ["2024-02-29", "2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2100-12-00"];
    const ends = [
      "23:59:60",
      "23:58:60",
      "24:00:00",
      "12:60:00",
      "12:00:61",
      ...["08:59:12.", "08:59:12.1", "08:59:12.12", "08:59:12.123", "08:59:12.1234"],
      ...["08:59:12.123456", "08:59:12.123456789", "08:59:12.1234567890"],
      "08:59:12",
      "08:59:120",
    ];
    const texts = days.flatMap((day) =>
      ["T", " "].flatMap((separator) =>
        ends.flatMap((end) => ["Z", "z", "+00:00", ""].map((zone) => day + separator + end + zone)),
      ),
    );
    const expected = texts.filter((text) => new RegExp(pattern, "u").test(text) && isDateTime(text));
    expect(texts.filter(validate)).toEqual(expected);
    expect(expected).not.toEqual([]);
  });

  test("tests numbers by what the engine has instructions for, and leaves texts alone", async () => {
    const text = '\nif(data > 1 || isNaN(data)){\n(typeof data == "number") && (isFinite(data))';
    const schema = { anyOf: [{ type: "integer", minimum: 1, maximum: 1.5e300 }, { const: text }] };
    const code = compileValidator(schema, { codegen });
    expect(code).toContain("Number.isInteger(");
    expect(code.replaceAll(JSON.stringify(text), "")).not.toMatch(/isNaN|[^.]isFinite|%/);
    const validate = await load("numbers", code);
    expect([1, 2 ** 53, 1e300, text].map(validate)).toEqual([true, true, true, true]);
    expect([0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "1"].map(validate)).toEqual(Array(5).fill(false));
  });

  test("asks for members that are there after encoding, which leaves out what is undefined", async () => {
    const validate = await load(
      "counts",
      compileValidator({ minProperties: 1, maxProperties: 2 }, { codegen }),
    );
    const messages = [{ a: 1 }, { a: undefined, b: 1 }, {}, { a: undefined }, { a: 1, b: 2, c: undefined }];
    expect(messages.map(validate)).toEqual([true, true, false, false, false]);
  });

  test("asks once whether a value is an object", async () => {
    const has = (key: string) => ({ properties: { [key]: { type: "string" } }, required: [key] });
    const schema = { type: "object", oneOf: [has("a"), has("b")], not: { required: ["c"] } };
    const code = compileValidator(schema, { codegen });
    expect(code.match(/isObject\(/g)).toHaveLength(1);
    const validate = await load("objects", code);
    expect([{ a: "" }, { b: "", a: 1 }].map(validate)).toEqual([true, true]);
    expect([{}, { a: "", b: "" }, { a: "", c: 1 }, [], "", null].map(validate)).toEqual(Array(6).fill(false));
    const either = compileValidator({ type: ["object", "null"], not: { required: ["c"] } }, { codegen });
    expect(either.match(/isObject\(/g)).toHaveLength(2);
  });

  test("imports helpers from the runtime", () => {
    const code = compileValidator({ type: "string", format: "uuid" });
    expect(code).toMatch(/^import \{ isUuid \} from "@waybill\/runtime\/codegen";/);
  });
});

function show(value: unknown): string {
  return (
    JSON.stringify(value, (_, member) => (typeof member === "bigint" ? `${member}n` : member)) ??
    String(value)
  );
}
