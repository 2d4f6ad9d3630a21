import type { JsonSchema } from "@waybill/runtime";
import { pascalCase } from "../names.ts";
import { combinedKeywords } from "./combined.ts";
import type { Context, Definitions, Node } from "./context.ts";
import { all, atom, type Expression, mentions, replaceFirst } from "./expression.ts";
import { isLeaf } from "./leaf.ts";
import { functionCode, type ModuleWriter, Scope } from "./module.ts";
import { repeatedDefinitions } from "./repeated.ts";
import { prefix } from "./traits.ts";
import { typedKeywords } from "./types.ts";

/** Writes functions for a bundled, stripped schema into a module. */
export class Compiler {
  readonly #module: ModuleWriter;
  readonly #definitions: Definitions;
  /** Functions by the name of their definition. */
  readonly #functions = new Map<string, string>();
  /** Definitions that remember what they said of a value. */
  #repeated: ReadonlySet<string> = new Set();
  /** Names of the memories, which last for one call of `validate`. */
  readonly #memories: string[] = [];

  constructor(module: ModuleWriter, definitions: Definitions) {
    this.#module = module;
    this.#definitions = definitions;
  }

  /** The code of `validate` behind its name. */
  root(schema: JsonSchema): string {
    this.#repeated = repeatedDefinitions(schema, this.#definitions);
    const scope = new Scope();
    const code = functionCode("value", scope, this.contextIn(scope).check(schema, "value"));
    if (!this.remembers) return code;
    const inner = this.#module.reserve("isRoot");
    this.#module.addFunction(inner, code);
    const clear = this.#memories.map((memory) => `    ${memory}.clear();\n`).join("");
    return `(value) {\n  try {\n    return ${inner}(value);\n  } finally {\n${clear}  }\n}\n`;
  }

  /** Whether there is something to forget when a value has been looked at. */
  get remembers(): boolean {
    return this.#memories.length > 0;
  }

  /** For code of its own in the same module; `objects` are names of values that are known to be objects. */
  contextIn(scope: Scope, objects: ReadonlySet<string> = new Set()): Context {
    const context: Context = {
      module: this.#module,
      scope,
      definitions: this.#definitions,
      objects,
      check: (schema, value) => this.#check(context, schema, value),
      checkPart: (schema, part) =>
        scope.withLocal((local) => {
          const test = context.check(schema, local);
          const isReadOnce = mentions(test, local) === 1;
          return replaceFirst(test, local, isReadOnce ? part : `(${local} = ${part})`);
        }),
      inFunction: (inner) => this.contextIn(inner),
    };
    return context;
  }

  #check(context: Context, schema: JsonSchema, value: string): Expression {
    if (typeof schema === "boolean") return schema;
    const { $ref } = schema;
    if (typeof $ref === "string") return this.#reference(context, $ref, value);
    const known =
      schema["type"] === "object"
        ? this.contextIn(context.scope, new Set([...context.objects, value]))
        : context;
    return all(typedKeywords(context, schema, value), combinedKeywords(known, schema, value));
  }

  #reference(context: Context, ref: string, value: string): Expression {
    const name = this.#endOf(ref);
    const target = this.#definitions[name] as JsonSchema;
    // A call costs more than a leaf's own code.
    return isLeaf(target)
      ? context.check(target, value)
      : atom(`${this.#functionFor(name, target as Node)}(${value})`);
  }

  /** The definition behind definitions that are nothing but references; one of them where they go round. */
  #endOf(ref: string): string {
    const seen = new Set<string>();
    for (let next = ref; ; ) {
      const name = next.slice(prefix.length);
      const target = Object.hasOwn(this.#definitions, name) ? this.#definitions[name] : undefined;
      if (target === undefined) throw new Error(`bug: bundle must be self-contained: "${next}"`);
      if (typeof target === "boolean" || typeof target["$ref"] !== "string" || seen.has(name)) return name;
      seen.add(name);
      next = target["$ref"];
    }
  }

  #functionFor(name: string, definition: Node): string {
    const known = this.#functions.get(name);
    if (known !== undefined) return known;
    const made = this.#module.reserve(`is${pascalCase(name)}`);
    // Known before its code is, which may refer to itself.
    this.#functions.set(name, made);
    const scope = new Scope();
    const code = functionCode("value", scope, this.contextIn(scope).check(definition, "value"));
    this.#module.addFunction(made, this.#repeated.has(name) ? this.#remembering(made, code) : code);
    return made;
  }

  /** The code of a function that calls one with the given code once for each value. */
  #remembering(name: string, code: string): string {
    const once = this.#module.reserve(`${name}Once`);
    this.#module.addFunction(once, code);
    const memory = this.#module.constant(`${name}Known`, `/* ${name} */ new Map()`);
    this.#memories.push(memory);
    return `(value) {
  let known = ${memory}.get(value);
  if (known === undefined) ${memory}.set(value, (known = ${once}(value)));
  return known;
}
`;
  }
}
