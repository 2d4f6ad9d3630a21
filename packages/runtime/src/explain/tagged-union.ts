import { equal } from "../equal.ts";
import { isObject } from "../is-object.ts";
import { didYouMean } from "../nearest.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";
import { mustHave } from "./object.ts";
import { prefixOf } from "./prefix.ts";
import { dereference } from "./resolve.ts";
import { type Branch, unionsWith } from "./union.ts";
import { oneOf } from "./values.ts";

/**
 * Unions whose branches may be told apart by the values they name (`const`, `enum`): that of a property, of an array
 * position or the value itself, for which every branch that is left names some. Where a value is none of them, that is
 * the issue, and there is nothing left to report.
 */
export const taggedUnions: Check = /*@__PURE__*/ unionsWith({
  tagsOf(root, schema) {
    const tags = new Map<string | number | undefined, readonly unknown[]>();
    const collect = (key: string | number | undefined, place: JsonSchema | undefined) => {
      const target = dereference(root, place ?? true);
      const values = Object.hasOwn(Object(target), "const") ? [target.const] : target.enum;
      if (values !== undefined) tags.set(key, values);
    };
    collect(undefined, schema);
    for (const [i, item] of prefixOf(schema).entries()) collect(i, item);
    const { properties = {}, required = [] } = schema;
    for (const key of Object.keys(properties)) if (required.includes(key)) collect(key, properties[key]);
    return tags;
  },
  narrow(run, branches, value) {
    let left = branches;
    for (const key of branches[0]?.tags.keys() ?? []) {
      if (key !== undefined && !(typeof key === "number" ? Array.isArray(value) : isObject(value))) continue;
      if (!left.every(({ tags }) => tags.has(key))) continue;
      const valuesOf = ({ tags }: Branch) => tags.get(key) as readonly unknown[];
      const actual = key === undefined ? value : (value as Record<string, unknown>)[key];
      const meant = left.filter((branch) => valuesOf(branch).some((allowed) => equal(allowed, actual)));
      if (meant.length > 0) left = meant;
      else if (actual !== undefined) {
        const values = [...new Set(left.flatMap(valuesOf))];
        run.add(values.length === 1 ? "const" : "enum", oneOf(values), didYouMean(actual, values), key);
        return [];
      } else if (typeof key === "string") {
        run.add("required", mustHave(key));
        return [];
      }
    }
    return left;
  },
});
