import * as codegen from "@waybill/runtime/codegen";
import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, Name, nil } from "ajv";
import { regexpCode } from "ajv/dist/compile/codegen/code.js";
import { or } from "ajv/dist/compile/codegen/index.js";
import { resolveRef } from "ajv/dist/compile/index.js";
import { getValidate } from "ajv/dist/vocabularies/core/ref.js";
import type { BranchMode, BranchTest, LengthRule, Lowered, Wide } from "./lowered.ts";

/** The module that compiled validators import; `imports.ts` turns the `require` of it into an import. */
export const codegenModule = "@waybill/runtime/codegen";

const formatFunctions = {
  uuid: "isUuid",
  "date-time": "isDateTime",
  date: "isDate",
  time: "isTime",
  email: "isEmail",
  uri: "isUri",
  hostname: "isHostname",
  ipv4: "isIpv4",
  ipv6: "isIpv6",
  regex: "isRegex",
} as const satisfies Record<string, keyof typeof codegen>;

/** The keywords of `Lowered`. All of them generate code; none creates an error object that tells anything. */
export const vocabulary: readonly CodeKeywordDefinition[] = [
  {
    keyword: "check",
    code(cxt) {
      const valid = cxt.gen.name("valid");
      cxt.subschema({ keyword: "check", createErrors: false }, valid);
      cxt.ok(valid);
    },
  },
  {
    keyword: "call",
    code(cxt) {
      const { it, schema, data, gen } = cxt;
      const target = resolveRef.call(it.self, it.schemaEnv.root, it.baseId, schema);
      if (target === undefined || typeof target === "boolean" || !("schema" in target)) {
        throw new Error(`bug: definition "${schema}" must be compiled apart`);
      }
      const valid = gen.const(
        "valid",
        _`${getValidate(cxt, target as Parameters<typeof getValidate>[1])}(${data})`,
      );
      cxt.pass(valid);
    },
  },
  { keyword: "branches", trackErrors: true, code: union },
  { keyword: "tests", code: () => undefined },
  { keyword: "mode", code: () => undefined },
  {
    keyword: "textFormat",
    type: "string",
    code(cxt) {
      const check = _`${helper(cxt, formatFunctions[cxt.schema as keyof typeof formatFunctions])}(${cxt.data})`;
      cxt.pass(cxt.schema === "date-time" ? _`${usualDateTime(cxt)}.test(${cxt.data}) || ${check}` : check);
    },
  },
  // Before anything that looks at every character.
  { keyword: "textLength", type: "string", before: "pattern", code: textLength },
  { keyword: "wide", code: wide },
  {
    keyword: "bytes",
    code(cxt) {
      const { minLength, maxLength } = cxt.schema as LengthRule;
      const { data } = cxt;
      const least = minLength === undefined ? nil : _` && ${data}.length >= ${minLength}`;
      const most = maxLength === undefined ? nil : _` && ${data}.length <= ${maxLength}`;
      cxt.pass(_`${helper(cxt, "isBytes")}(${data})${least}${most}`);
    },
  },
  {
    keyword: "noBytes",
    code(cxt) {
      cxt.fail(_`${helper(cxt, "isBytes")}(${cxt.data})`);
    },
  },
  { keyword: "jsonDocument", code: jsonDocument },
];

/** A code point is one or two units of a text's length, so that code points rarely have to be counted. */
function textLength(cxt: KeywordCxt): void {
  const { data } = cxt;
  const { minLength, maxLength } = cxt.schema as LengthRule;
  const points = _`${helper(cxt, "ucs2length")}(${data})`;
  const least = (min: number) =>
    _`(${data}.length >= ${2 * min} || (${data}.length >= ${min} && ${points} >= ${min}))`;
  const most = (max: number) =>
    _`(${data}.length <= ${max} || (${data}.length <= ${2 * max} && ${points} <= ${max}))`;
  if (minLength !== undefined) cxt.pass(least(minLength));
  if (maxLength !== undefined) cxt.pass(most(maxLength));
}

/** Bytes, or an array of byte values, that must hold a JSON document which the subschema accepts. */
function jsonDocument(cxt: KeywordCxt): void {
  const { gen, data } = cxt;
  const valid = gen.let("valid", true);
  gen.if(_`Array.isArray(${data}) || ${helper(cxt, "isBytes")}(${data})`, () => {
    const document = gen.const("document", _`${helper(cxt, "parseJsonBytes")}(${data})`);
    gen.assign(valid, _`${document} !== undefined`);
    if ((cxt.schema as Lowered) === true) return;
    gen.if(valid, () => {
      const inner = gen.name("valid");
      cxt.subschema(
        { keyword: "jsonDocument", data: document, compositeRule: true, allErrors: false },
        inner,
      );
      gen.assign(valid, inner);
    });
  });
  cxt.pass(valid);
}

function union(cxt: KeywordCxt): void {
  const { gen, data, parentSchema } = cxt;
  const tests = (parentSchema["tests"] as readonly BranchTest[]).map((test) => testCode(data, test));
  const mode = parentSchema["mode"] as BranchMode;
  const valid = gen.let("valid", false);
  const branch = (i: number) => {
    const inner = gen.name("valid");
    cxt.subschema({ keyword: "branches", schemaProp: i, compositeRule: true, allErrors: false }, inner);
    return inner;
  };
  if (mode === "first") {
    for (const [i, test] of tests.entries()) {
      if (i === 0) gen.if(test);
      else gen.elseIf(test);
      gen.assign(valid, branch(i));
    }
    gen.endIf();
  } else if (mode === "any") {
    for (const [i, test] of tests.entries()) {
      gen.if(i === 0 ? test : _`!${valid} && ${test}`, () => gen.assign(valid, branch(i)));
    }
  } else {
    const count = gen.let("passing", 0);
    for (const [i, test] of tests.entries()) {
      gen.if(test, () => gen.if(branch(i), () => gen.code(_`${count}++`)));
    }
    gen.assign(valid, _`${count} === 1`);
  }
  // Branches that failed have been counted as errors, which they are not when another one holds.
  cxt.result(valid, () => cxt.reset());
}

function testCode(data: Name, test: BranchTest): Code {
  const parts = test.types === undefined ? [] : [or(...test.types.map((type) => typeCode(data, type)))];
  for (const { key, values } of test.tags) {
    parts.push(or(...values.map((value) => _`${data}[${key}] === ${value}`)));
  }
  // Evaluated from the left: members are read of objects only.
  return parts.length === 0
    ? _`true`
    : parts.slice(1).reduce((all, part) => _`${all} && (${part})`, _`(${parts[0]})`);
}

/** As Ajv decides types, but that `NaN` is a number here: the branch itself refuses it. */
function typeCode(data: Name, type: string): Code {
  switch (type) {
    case "null":
      return _`${data} === null`;
    case "array":
      return _`Array.isArray(${data})`;
    case "object":
      return _`(${data} && typeof ${data} == "object" && !Array.isArray(${data}))`;
    case "integer":
    case "number":
      return _`typeof ${data} == "number"`;
    case "bytes":
      return _`${data} instanceof Uint8Array`;
    default:
      return _`typeof ${data} == ${type}`;
  }
}

function wide(cxt: KeywordCxt): void {
  const { gen, data } = cxt;
  const { format, types, bounds, divisor } = cxt.schema as Wide;
  const valid = gen.let("valid");
  gen.if(
    _`typeof ${data} == "number" || typeof ${data} == "bigint"`,
    () => {
      const numeric = types === undefined || types.includes("integer") || types.includes("number");
      let code = _`${numeric} && ${helper(cxt, format === "int64" ? "isInt64" : "isUint64")}(${data})`;
      for (const { operator, limit } of bounds) {
        const sign = { "<": _`<`, "<=": _`<=`, ">": _`>`, ">=": _`>=` }[operator];
        code = _`${code} && ${data} ${sign} ${limit}`;
      }
      if (divisor !== undefined)
        code = _`${code} && (typeof ${data} == "number" || ${data} % BigInt(${divisor}) == 0)`;
      gen.assign(valid, code);
    },
    () => {
      const others = types?.filter((type) => type !== "integer" && type !== "number");
      gen.assign(
        valid,
        others === undefined ? true : or(_`false`, ...others.map((type) => typeCode(data, type))),
      );
    },
  );
  cxt.pass(valid);
}

/**
 * The date-times that servers write, in UTC and on a day that every month has: one expression tells them in a seventh of
 * the time that the calendar takes.
 */
function usualDateTime({ gen }: KeywordCxt): Name {
  const expression =
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
  return gen.scopeValue("pattern", {
    key: "date-time",
    ref: expression,
    code: regexpCode(expression),
  });
}

function helper(cxt: KeywordCxt, name: keyof typeof codegen): Code {
  const code = _`require(${codegenModule}).${new Name(name)}`;
  return cxt.gen.scopeValue("func", { key: name, ref: codegen[name], code });
}
