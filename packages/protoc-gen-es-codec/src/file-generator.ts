import type { DescEnum, DescFile, DescMessage } from "@bufbuild/protobuf";
import { nestedTypes } from "@bufbuild/protobuf/reflect";
import type { GeneratedFile, ImportSymbol, Printable } from "@bufbuild/protoplugin";

const RUNTIME = "@waybill/protobuf-codec";

/** What functions of a file do with messages and enums. */
const VERBS = ["create", "decode", "encode", "is", "zerosOf"] as const;

/** What is exported for a message. */
const PARTS = ["Decoder", "Encoder", "Codec"] as const;
export type Part = (typeof PARTS)[number];

/** One generated file: its imports, and the names of what is in it. */
export class FileGenerator {
  readonly f: GeneratedFile;
  readonly #file: DescFile;
  readonly #generated: readonly DescFile[];
  /** Kept, because finding the name of one type takes looking at all types of its file. */
  readonly #shapes = new Map<DescMessage | DescEnum, ImportSymbol>();
  /** Names of types, and of what is exported for them, that a function of this file could have as well. */
  readonly #taken: ReadonlySet<string>;
  readonly #closedEnums = new Map<DescEnum, string>();

  constructor(f: GeneratedFile, file: DescFile, generated: readonly DescFile[]) {
    this.f = f;
    this.#file = file;
    this.#generated = generated;
    this.#taken = new Set(
      [file, ...file.dependencies]
        .flatMap((each) => [...nestedTypes(each)])
        .filter((type) => type.kind === "message" || type.kind === "enum")
        .filter((type) => VERBS.some((verb) => nameOf(type).startsWith(verb)))
        .map((type) => this.#shape(type).name)
        .flatMap((name) => [name, ...PARTS.map((part) => name + part)]),
    );
  }

  #shape(desc: DescMessage | DescEnum): ImportSymbol {
    const shape = this.#shapes.get(desc) ?? this.f.importShape(desc);
    this.#shapes.set(desc, shape);
    return shape;
  }

  print(...parts: Printable[]): void {
    this.f.print(parts);
  }

  /** What generated code calls. */
  runtime(name: string): ImportSymbol {
    return this.f.import(name, `${RUNTIME}/codegen`);
  }

  runtimeType(name: string): ImportSymbol {
    return this.f.import(name, `${RUNTIME}/codegen`, true);
  }

  /** The type of a message or an enum, from the code of protoc-gen-es. */
  type(desc: DescMessage | DescEnum): ImportSymbol {
    return this.#shape(desc).toTypeOnly();
  }

  /** A function of this file, named for a message or an enum and for what it does. */
  local(verb: (typeof VERBS)[number], desc: DescMessage | DescEnum, field = ""): string {
    let name = `${verb}${this.#shape(desc).name}${field === "" ? "" : `$${field}`}`;
    while (this.#taken.has(name)) name += "$";
    return name;
  }

  exported(part: Part, message: DescMessage): string {
    return `${this.#shape(message).name}${part}`;
  }

  /** The decoder or the encoder of a message, in this file or another one. */
  part(part: Exclude<Part, "Codec">, message: DescMessage): Printable {
    const name = this.exported(part, message);
    if (message.file === this.#file) return name;
    const { from } = this.#shape(message);
    // The well-known types come with the library, unless they are asked for.
    const isOfLibrary = from === "@bufbuild/protobuf/wkt" && !this.#generated.includes(message.file);
    return this.f.import(
      name,
      isOfLibrary ? `${RUNTIME}/${message.file.name}` : from.replace(/_pb(\.js)?$/, "_codec$1"),
    );
  }

  /** The function that reads or writes the message. */
  verb(verb: "read" | "write", message: DescMessage): Printable {
    if (message.file !== this.#file) {
      return [this.part(verb === "read" ? "Decoder" : "Encoder", message), `.${verb}`];
    }
    return this.local(verb === "read" ? "decode" : "encode", message);
  }

  /** The function that says whether a number is a value of a closed enum. Enums of several files may have one name. */
  isInEnum(desc: DescEnum): string {
    const known = this.#closedEnums.get(desc);
    if (known !== undefined) return known;
    const others = new Set(this.#closedEnums.values());
    let name = this.local("is", desc);
    while (others.has(name)) name += "$";
    this.#closedEnums.set(desc, name);
    return name;
  }

  printClosedEnums(): void {
    for (const [desc, name] of this.#closedEnums) {
      const numbers = [...new Set(desc.values.map((value) => value.number))].sort((a, b) => a - b);
      this.print();
      this.print("function ", name, "(value: number): value is ", this.type(desc), " {");
      this.print("  switch (value) {");
      for (const number of numbers) this.print("    case ", String(number), ":");
      this.print("      return true;");
      this.print("    default:");
      this.print("      return false;");
      this.print("  }");
      this.print("}");
    }
  }
}

/** The name of a type begins with that of the type that it is in. */
function nameOf({ name, parent }: DescMessage | DescEnum): string {
  return parent === undefined ? name : nameOf(parent);
}
