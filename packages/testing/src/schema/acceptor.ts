import type { JsonSchema } from "@waybill/runtime";
import { isBytes, parseJsonBytes } from "@waybill/runtime/codegen";
import type { SchemaObject } from "./schema-object.ts";
import { type Run, type Test, testsOf } from "./tests.ts";

/** Whether values are of schemas, each of which is taken apart once. Explains nothing, which makes it quick. */
export interface Acceptor {
  /** Whether the value is of the schema, or would be if the keyword were not there. */
  accepts(schema: JsonSchema, value: unknown, without?: Keyword): boolean;
  /** Those tests of the schema that the value does not meet. */
  failing(schema: SchemaObject, value: unknown): readonly Test[];
}

/** A keyword of one schema, which has to be the very object, and a pointer to it from there. */
export interface Keyword {
  readonly schema: SchemaObject;
  readonly token: string;
}

/** Beyond, a value counts as refused. Far more than messages of legal depth and schemas without contradiction need. */
const MAX_DEPTH = 400;
const MAX_STEPS = 2_000_000;

export function acceptor(resolve: (ref: string) => JsonSchema): Acceptor {
  const known = new WeakMap<SchemaObject, readonly Test[]>();
  const tests = (schema: SchemaObject): readonly Test[] => {
    let found = known.get(schema);
    if (found === undefined) {
      found = testsOf(schema);
      known.set(schema, found);
    }
    return found;
  };

  const start = (removed: Keyword | undefined): Run => {
    let depth = 0;
    let steps = 0;
    const documents = new Map<unknown, ReturnType<Run["documentIn"]>>();
    const answers = new Map<string, Map<unknown, boolean>>();
    const run: Run = {
      lacking: removed?.schema,
      resolve,
      isRemoved: (schema, token) => removed?.schema === schema && removed.token === token,
      accepts(schema, value) {
        if (typeof schema === "boolean") return schema;
        if (depth >= MAX_DEPTH || ++steps > MAX_STEPS) return false;
        depth++;
        const isWhole = removed?.schema !== schema;
        const isMet = tests(schema).every(
          (test) => (!isWhole && removed.token === test.token) || test.holds(value, run),
        );
        depth--;
        return isMet;
      },
      refers(ref, value) {
        // Unions of references to unions would ask the same again and again, twice as often at every level.
        const known = answers.get(ref) ?? new Map<unknown, boolean>();
        answers.set(ref, known);
        let answer = known.get(value);
        if (answer === undefined) {
          answer = run.accepts(resolve(ref), value);
          known.set(value, answer);
        }
        return answer;
      },
      documentIn(value) {
        if (!documents.has(value)) documents.set(value, documentIn(value));
        return documents.get(value);
      },
    };
    return run;
  };

  return {
    accepts: (schema, value, without) => start(without).accepts(schema, value),
    failing(schema, value) {
      const run = start(undefined);
      return tests(schema).filter((test) => !test.holds(value, run));
    },
  };
}

function documentIn(value: unknown): ReturnType<Run["documentIn"]> {
  if (!isBytes(value) && !(Array.isArray(value) && value.every(isByte))) return "none";
  const document = parseJsonBytes(value);
  return document === undefined ? undefined : [document];
}

function isByte(item: unknown): boolean {
  return Number.isInteger(item) && (item as number) >= 0 && (item as number) <= 255;
}
