import type { Topic, TopicIssue } from "@waybill/runtime";
import { equal, isObject } from "@waybill/runtime/codegen";
import { tokensOf, valueAt } from "../schema/pointer.ts";
import { asObject, type SchemaObject } from "../schema/schema-object.ts";
import { schemaOf } from "../schema/topic-schema.ts";
import { schemasAt } from "./schemas-at.ts";
import { show } from "./show.ts";

/** The key that an issue of `required` is about. */
function missingKey({ rule, message }: TopicIssue): string | undefined {
  return rule === "required" ? /"(.*)"/.exec(message)?.[1] : undefined;
}

/** What should be where an issue is, as a phrase that stands by itself. */
export function expectation(topic: Topic, value: unknown, issue: TopicIssue): string {
  const { path, rule, message } = issue;
  const key = missingKey(issue);
  if (key !== undefined) return `the key ${show(key)}${condition(topic, valueAt(value, path), path, key)}`;
  if (rule === "additionalProperties") return "no key that is not declared";
  if (rule === "pattern") {
    const name = definitionAt(topic, path, "pattern");
    const pattern = shortened(message.replace(/^must match pattern "(.*)"$/s, "$1"));
    return name === undefined ? `text that matches ${pattern}` : `a valid ${name}: ${pattern}`;
  }
  return message
    .replace(/, got .*$/, "")
    .replace(/^must be /, "")
    .replace(/^must match format/, "a text of the format")
    .replace(/^must not have (more|fewer) than/, "no $1 than")
    .replace(/^must have /, "")
    .replace(/^must /, "to ");
}

/** The cause in a sentence of its own. */
export function causeText(topic: Topic, value: unknown, issue: TopicIssue): string {
  const { path, rule, message, hint } = issue;
  const where = path || "the message";
  const key = missingKey(issue);
  if (key !== undefined) {
    const [, instead] = /the message has (".*")$/.exec(hint ?? "") ?? [];
    const at = path === "" ? "" : ` in ${path}`;
    const misspelt = instead === undefined ? "" : `, but there is ${instead}`;
    return `the key ${show(key)} is missing${at}${misspelt}`;
  }
  const name = rule === "pattern" ? definitionAt(topic, path, rule) : undefined;
  if (name !== undefined) return `${where} must be a valid ${name}`;
  if (rule === "pattern") return `${where} must be ${expectation(topic, value, issue)}`;
  return `${where} ${message}`;
}

/** Which value of another key makes a key required, where a union's branches are told apart by it. */
function condition(topic: Topic, object: unknown, path: string, key: string): string {
  if (!isObject(object)) return "";
  for (const { required = [], properties = {} } of schemasAt(schemaOf(topic), path)) {
    if (!(required as string[]).includes(key)) continue;
    for (const [tag, member] of Object.entries(properties as Record<string, boolean | SchemaObject>)) {
      const own = asObject(member);
      if ("const" in own && Object.hasOwn(object, tag) && equal(own["const"], object[tag]))
        return `, since ${show(tag)} is ${show(object[tag])}`;
    }
  }
  return "";
}

/** The name of the definition that has the keyword, for a person better than what it says. */
function definitionAt(topic: Topic, path: string, keyword: string): string | undefined {
  const { root } = schemaOf(topic);
  const { definitions = {} } = asObject(root);
  const parts = schemasAt(schemaOf(topic), path).filter((part) => keyword in part);
  return Object.keys(definitions).find((name) => parts.includes(definitions[name]));
}

/** A pattern of a hundred characters tells nobody anything: its name, and an example in the hint, do. */
function shortened(pattern: string): string {
  return pattern.length <= 60 ? pattern : `${pattern.slice(0, 40)}…`;
}

/** The parent of a JSON Pointer, and its last token. */
export function parentOf(path: string): readonly [parent: string, key: string] | undefined {
  const key = tokensOf(path).at(-1);
  return key === undefined ? undefined : [path.slice(0, path.lastIndexOf("/")), key];
}
