import type { JsonSchema } from "@waybill/runtime";
import type { Context, Node } from "./context.ts";
import { all, any, atom, type Expression, not, textOf } from "./expression.ts";
import { Scope } from "./module.ts";
import { regularExpression } from "./pattern-test.ts";
import { isTag, refusesUndefined } from "./traits.ts";
import { literalText } from "./values.ts";

type Schemas = Readonly<Record<string, JsonSchema>>;

/**
 * `properties`, `required` and their kin of a value that is an object. A member that is `undefined` counts as absent, but its
 * name has to be one that may be there.
 */
export function objectKeywords(context: Context, node: Node, value: string): Expression {
  const { minProperties = 0, maxProperties, dependencies = {} } = node;
  const required = new Set((node["required"] ?? []) as readonly string[]);
  const properties = (node["properties"] ?? {}) as Schemas;
  const tags = [...required].filter((key) => Object.hasOwn(properties, key) && isTag(properties[key]));
  const others = [...required].filter((key) => !tags.includes(key));
  const optional = Object.keys(properties).filter((key) => !required.has(key));
  return all(
    // What tells the branches of a union apart comes first: most of them fail by it.
    ...[...tags, ...others].map((key) => requiredMember(context, properties, key, value)),
    ...optional.map((key) => optionalMember(context, properties[key] as JsonSchema, key, value)),
    ...Object.entries(dependencies as Record<string, JsonSchema | readonly string[]>).map(
      ([key, dependent]) => any(isAbsent(value, key), dependents(context, dependent, value)),
    ),
    (minProperties as number) === 0 ||
      atom(`${context.module.helper("memberCount")}(${value}) >= ${minProperties}`),
    maxProperties === undefined || atom(`Object.keys(${value}).length <= ${maxProperties}`),
    everyMember(context, node, properties, value),
  );
}

function requiredMember(context: Context, properties: Schemas, key: string, value: string): Expression {
  const schema = Object.hasOwn(properties, key) ? (properties[key] as JsonSchema) : true;
  const test = context.checkPart(schema, access(value, key));
  return refusesUndefined(schema, context.definitions)
    ? all(isInherited(key) ? atom(own(value, key)) : true, test)
    : all(isPresent(value, key), test);
}

function optionalMember(context: Context, schema: JsonSchema, key: string, value: string): Expression {
  if (schema === true) return true;
  if (schema === false) return isAbsent(value, key);
  return context.scope.withLocal((local) => {
    const test = context.check(schema, local);
    if (test === true) return true;
    const absent = isAbsent(value, key, `(${local} = ${access(value, key)})`);
    return any(absent, test);
  });
}

function dependents(context: Context, dependent: JsonSchema | readonly string[], value: string): Expression {
  return Array.isArray(dependent)
    ? all(...dependent.map((key: string) => isPresent(value, key)))
    : context.check(dependent as JsonSchema, value);
}

/** What is about keys that the schema does not name: one loop for all of it. */
function everyMember(context: Context, node: Node, properties: Schemas, value: string): Expression {
  const { patternProperties = {}, additionalProperties: rest = true, propertyNames = true } = node;
  const scope = new Scope();
  const inner = context.inFunction(scope);
  const isName = inner.check(propertyNames as JsonSchema, "key");
  const matched = Object.entries(patternProperties as Schemas).map(([pattern, schema]) => ({
    isMatch: `${context.module.constant("pattern", regularExpression(pattern))}.test(key)`,
    test: inner.checkPart(schema, "members[key]"),
  }));
  const isRest = inner.checkPart(rest as JsonSchema, "members[key]");
  const lines: string[] = [];
  if (isName !== true) lines.push(`if (${textOf(not(isName))}) return false;`);
  const declared = Object.keys(properties).map((key) => atom(`key === ${literalText(key)}`));
  if (isRest === true) {
    for (const { isMatch, test } of matched) {
      if (test !== true) lines.push(`if (${isMatch} && ${textOf(not(test))}) return false;`);
    }
  } else if (matched.length === 0) {
    lines.push(`if (${textOf(not(any(...declared, isRest)))}) return false;`);
  } else {
    lines.push(`let isKnown = ${textOf(any(...declared))};`);
    for (const { isMatch, test } of matched) {
      lines.push(`if (${isMatch}) {`);
      if (test !== true) lines.push(`  if (${textOf(not(test))}) return false;`);
      lines.push("  isKnown = true;", "}");
    }
    lines.push(`if (${textOf(not(any(atom("isKnown"), isRest)))}) return false;`);
  }
  if (lines.length === 0) return true;
  const body = lines.join("\n    ");
  const code = `(members) {
${scope.declarationFor(body)}  for (const key in members) {
    ${body}
  }
  return true;
}
`;
  return atom(`${context.module.sharedFunction("everyMember", code)}(${value})`);
}

function isPresent(value: string, key: string): Expression {
  return all(isInherited(key) ? atom(own(value, key)) : true, atom(`${access(value, key)} !== undefined`));
}

function isAbsent(value: string, key: string, member = access(value, key)): Expression {
  return any(isInherited(key) ? atom(`!${own(value, key)}`) : false, atom(`${member} === undefined`));
}

function access(value: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${value}.${key}` : `${value}[${literalText(key)}]`;
}

/** The absence of members that every object inherits is visible only to a check of own members. */
function isInherited(key: string): boolean {
  return key in Object.prototype;
}

function own(value: string, key: string): string {
  return `Object.hasOwn(${value}, ${literalText(key)})`;
}
