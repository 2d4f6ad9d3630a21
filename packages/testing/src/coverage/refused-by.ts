import type { JsonSchema, TopicIssue } from "@waybill/runtime";
import { isObject, parseJsonBytes } from "@waybill/runtime/codegen";
import { isReportedAs } from "../invalid/aliases.ts";
import type { Keyword } from "../schema/acceptor.ts";
import { partsOf } from "../schema/parts.ts";
import { pointer } from "../schema/pointer.ts";
import type { SchemaObject } from "../schema/schema-object.ts";
import type { TopicSchema } from "../schema/topic-schema.ts";

/** A keyword that a part of a message does not meet. */
interface Failure extends Keyword {
  /** JSON Pointer of the keyword in the schema. */
  readonly keyword: string;
  /** Whether an issue is about it. */
  readonly isReported: boolean;
}

/** A part of a message, and a schema that is about it. */
interface Place {
  /** JSON Pointer of the schema. */
  readonly at: string;
  readonly value: unknown;
  readonly path: string;
  /** The issues of the message, or of the document in it that the part belongs to, by their path. */
  readonly issues: ReadonlyMap<string, readonly TopicIssue[]>;
  readonly depth: number;
}

/**
 * The keywords of a schema by which a message is refused, as JSON Pointers: those that its issues are about, and any other
 * without which it would be accepted. Issues of a union are about the union itself, and about what refuses the message in
 * the branches that were meant.
 */
export function refusedBy(
  schema: TopicSchema,
  message: unknown,
  issues: readonly TopicIssue[],
): ReadonlySet<string> {
  if (message === undefined) return new Set(); // bytes that stand for no message
  const start = { at: "", value: message, path: "", issues: byPath(issues), depth: 0 };
  const decisive = new Map<string, boolean>();
  const all = failures(schema.root, start);
  for (const { keyword, isReported } of all) if (isReported) decisive.set(keyword, true);
  for (const one of all) {
    // Thousands of items may fail by the same keyword, and the whole message is looked at for each.
    if (!decisive.has(one.keyword)) decisive.set(one.keyword, schema.acceptsWithout(one, message));
  }
  return new Set([...decisive].flatMap(([keyword, isDecisive]) => (isDecisive ? [keyword] : [])));

  function failures(part: JsonSchema, place: Place): readonly Failure[] {
    if (typeof part === "boolean" || place.depth > 100 || schema.accepts([part], place.value)) return [];
    const own = part as SchemaObject;
    const tokens = schema.failing(own, place.value).map(({ token }) => token);
    // A value of another type is not looked at further.
    const typed = tokens.filter((token) => token === "/type" || token === "/contentEncoding");
    return (typed.length > 0 ? typed : tokens).flatMap((token) => failuresOf(own, token, place));
  }

  function failuresOf(own: SchemaObject, token: string, place: Place): readonly Failure[] {
    const { at, value, path } = place;
    const [, rule = "", index] = token.split("/");
    const asked = own[rule];
    const isReported = (place.issues.get(path) ?? []).some(
      (issue) => issue.rule === rule || isReportedAs(rule, issue.rule),
    );
    const here = { schema: own, token, keyword: at + token, isReported };
    const within = (part: JsonSchema, at: string) => failures(part, { ...place, at, depth: place.depth + 1 });
    switch (rule) {
      case "$ref":
        return within(schema.resolve(asked), decodeURIComponent(asked.slice(1)));
      case "allOf":
        return within(asked[Number(index)], at + token);
      case "anyOf":
      case "oneOf": {
        const branches = (asked as JsonSchema[]).map((one, i) => within(one, `${at}${token}/${i}`));
        const meant = new Set(branchesMeant(branches).flat());
        const others = branches.flat().filter((failure) => !meant.has(failure));
        return [
          { ...here, isReported: isReported || [...meant].some((failure) => failure.isReported) },
          ...meant,
          ...others.map((failure) => ({ ...failure, isReported: false })),
        ];
      }
      case "if": {
        const branch = schema.accepts([asked], value) ? "then" : "else";
        return within(own[branch] ?? true, `${at}/${branch}`);
      }
      case "contentSchema":
        return [here, ...document(asked, place)];
      case "properties":
      case "patternProperties":
      case "additionalProperties":
      case "items":
      case "prefixItems":
      case "additionalItems":
        return asked === false ? [here] : parts(own, rule, place);
      case "dependencies":
      case "dependentSchemas":
        return [here, ...dependents(asked, rule, place)];
      default:
        return [here];
    }
  }

  function parts(own: SchemaObject, rule: string, place: Place): readonly Failure[] {
    return partsOf(own, place.value).flatMap(({ schema: part, token, key, value }) =>
      token === `/${rule}` || token.startsWith(`/${rule}/`)
        ? failures(part, {
            ...place,
            at: place.at + token,
            value,
            path: pointer(place.path, key),
            depth: place.depth + 1,
          })
        : [],
    );
  }

  /** Issues within a document are told in words only, so it is explained again, by itself. */
  function document(part: JsonSchema, { at, value, depth }: Place): readonly Failure[] {
    const held = parseJsonBytes(value);
    if (held === undefined) return [];
    const within = schema.explain(part, held);
    return failures(part, {
      at: `${at}/contentSchema`,
      value: held,
      path: "",
      issues: byPath(within),
      depth: depth + 1,
    });
  }

  function dependents(
    asked: Readonly<Record<string, JsonSchema>>,
    rule: string,
    place: Place,
  ): readonly Failure[] {
    return Object.entries(asked).flatMap(([key, part]) =>
      isObject(place.value) && Object.hasOwn(place.value, key) && !Array.isArray(part)
        ? failures(part, { ...place, at: place.at + pointer(`/${rule}`, key), depth: place.depth + 1 })
        : [],
    );
  }
}

function byPath(issues: readonly TopicIssue[]): ReadonlyMap<string, readonly TopicIssue[]> {
  const found = new Map<string, TopicIssue[]>();
  for (const issue of issues) {
    const others = found.get(issue.path);
    if (others === undefined) found.set(issue.path, [issue]);
    else others.push(issue);
  }
  return found;
}

/** Those of which every failure is reported or, where there is none, those of which some is. */
function branchesMeant(branches: readonly (readonly Failure[])[]): readonly (readonly Failure[])[] {
  const failing = branches.filter((branch) => branch.length > 0);
  const meant = failing.filter((branch) => branch.every(({ isReported }) => isReported));
  return meant.length > 0 ? meant : failing.filter((branch) => branch.some(({ isReported }) => isReported));
}
