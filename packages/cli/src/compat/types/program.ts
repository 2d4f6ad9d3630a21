import type { DescEnum, DescEnumValue, DescField, DescMessage } from "@bufbuild/protobuf";
import type { TypeBreak } from "../report.ts";
import { exportedNames } from "./declarations.ts";

export type Side = TypeBreak["side"];

/** One line of a program: what it stands for when the compiler refuses it. */
export interface Check {
  readonly side: Side;
  readonly symbol: string;
  /** Of a Protobuf message: what the line is about. */
  readonly declared?: Declared;
}

export interface Declared {
  readonly old: Declaration;
  /** What has its place now. */
  readonly current?: Declaration;
  /** The edits, as causes name them, that may be behind it. */
  readonly edits: readonly { readonly owner: string; readonly number?: number }[];
}

type Declaration = DescMessage | DescEnum | DescEnumValue | DescField;

export interface Program {
  readonly text: string;
  /** By 1-based line. */
  readonly checks: ReadonlyMap<number, Check>;
}

/** What the programs of yesterday do with types, for the compiler alone. */
const HELPERS = [
  'import type * as Was from "./old.js";',
  'import type * as Now from "./new.js";',
  "type Leaf = string | number | bigint | boolean | symbol | null | undefined | Uint8Array;",
  "type Named<T> = keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: 1 };",
  "type Keys<T> = T extends Leaf | readonly unknown[] ? never : T extends unknown ? Named<T> : never;",
  "type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;",
  "type Item<T> = T extends readonly (infer I)[] ? I : never;",
  // Eight levels deep: types that hold themselves have no end.
  "type Gone<W, N, D extends 0[] = []> = D['length'] extends 8 ? never : Exclude<Keys<W>, Keys<N>>",
  "  | { [K in Keys<W> & Keys<N>]: Gone<At<W, K>, At<N, K>, [...D, 0]> }[Keys<W> & Keys<N>]",
  "  | ([Item<W>] extends [never] ? never : Gone<Item<W>, Item<N>, [...D, 0]>);",
];

/**
 * A program that compiles if those of yesterday do: they build messages of the old type and hand them to today's code,
 * take today's messages for those of the old type, read every key that it declared, and import every name.
 *
 * @param message name of the message's type in both modules
 */
export function programOf(old: string, message: string): Program {
  const lines = [...HELPERS];
  const checks = new Map<number, Check>();
  const check = (side: Side, symbol: string, line: string) => {
    lines.push(line);
    checks.set(lines.length, { side, symbol });
  };
  const names = exportedNames(old);
  if (names.includes(message)) {
    const [was, now] = [`Was.${message}`, `Now.${message}`];
    check("producers", message, `export const build = (message: ${was}): ${now} => message;`);
    check("consumers", message, `export const read = (message: ${now}): ${was} => message;`);
    check("consumers", message, `export const gone = (key: Gone<${was}, ${now}>): never => key;`);
  }
  for (const [index, name] of names.entries())
    check("imports", name, `import type { ${name} as Import${index} } from "./new.js";`);
  return { text: `${lines.join("\n")}\n`, checks };
}
