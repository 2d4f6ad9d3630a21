import { conjuncts, type Expression } from "./expression.ts";

/** Variables of one function, reused by whatever is evaluated after one another. */
export class Scope {
  #depth = 0;
  #most = 0;

  /** Calls with the name of a variable that nothing else uses meanwhile. */
  withLocal<Result>(use: (name: string) => Result): Result {
    this.#depth++;
    this.#most = Math.max(this.#most, this.#depth);
    const result = use(`v${this.#depth}`);
    this.#depth--;
    return result;
  }

  /** Declares those of the variables that the code mentions. */
  declarationFor(code: string): string {
    const names = Array.from({ length: this.#most }, (_, i) => `v${i + 1}`);
    const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
    return used.length === 0 ? "" : `  let ${used.join(", ")};\n`;
  }
}

/** The module under construction: helpers to import, constants and functions. */
export class ModuleWriter {
  readonly #helpers = new Set<string>();
  readonly #taken: Set<string>;
  /** What to number the next name of a stem with. */
  readonly #next = new Map<string, number>();
  readonly #constants = new Map<string, string>();
  readonly #functions = new Map<string, string>();
  readonly #definitions: string[] = [];

  /** `reserved` are the names of every helper there is. */
  constructor(reserved: Iterable<string>) {
    this.#taken = new Set([...reserved, "validate"]);
  }

  get helpers(): readonly string[] {
    return [...this.#helpers].sort();
  }

  get text(): string {
    const constants = [...this.#constants].map(([code, name]) => `const ${name} = ${code};\n`);
    const functions = [...this.#functions].map(([code, name]) => `function ${name}${code}`);
    return [...constants, ...functions, ...this.#definitions].join("");
  }

  helper(name: string): string {
    this.#helpers.add(name);
    return name;
  }

  constant(stem: string, code: string): string {
    return this.#named(this.#constants, stem, code);
  }

  /** A name like this that nothing else has. */
  reserve(stem: string): string {
    let name = stem;
    let next = this.#next.get(stem) ?? 2;
    while (this.#taken.has(name)) name = `${stem}${next++}`;
    this.#next.set(stem, next);
    this.#taken.add(name);
    return name;
  }

  /** Adds a function under a reserved name. */
  addFunction(name: string, code: string): void {
    this.#definitions.push(`function ${name}${code}`);
  }

  /** A function with this code, which may be one that is there already. */
  sharedFunction(stem: string, code: string): string {
    return this.#named(this.#functions, stem, code);
  }

  #named(known: Map<string, string>, stem: string, code: string): string {
    const existing = known.get(code);
    if (existing !== undefined) return existing;
    const name = this.reserve(stem);
    known.set(code, name);
    return name;
  }
}

/** `(parameter) { ... }` that returns the expression. */
export function functionCode(parameter: string, scope: Scope, body: Expression): string {
  const lines = conjuncts(body).join("\n    && ");
  return `(${parameter}) {\n${scope.declarationFor(lines)}  return ${lines};\n}\n`;
}
