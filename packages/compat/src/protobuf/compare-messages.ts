import { type DescMessage, fromJson, type Registry } from "@bufbuild/protobuf";
import { AnySchema } from "@bufbuild/protobuf/wkt";
import { type Direction, worst } from "../compare.ts";
import type { Verdict } from "../finding.ts";
import { editOf } from "./edit.ts";
import { reasonOf } from "./exchange.ts";
import { changedExtensions } from "./extensions.ts";
import type {
  Format,
  MessageComparison,
  MessageDirectionResult,
  MessageFinding,
  ProtobufClass,
} from "./finding.ts";
import { HINTS } from "./hints.ts";
import { gravest, type Note, Notes } from "./notes.ts";
import { enumOptionFindings, optionFindings } from "./options.ts";
import { sourceOf } from "./source.ts";
import { Walk } from "./walk.ts";

export interface MessageOptions {
  /** `backward` unless said: readers of the new schema read what writers of the old one send. */
  readonly mode?: Direction | "full";
  /** Encodings that count; both unless said. */
  readonly formats?: readonly Format[];
  /** The full name of the message in the new registry, when it is not the old one. */
  readonly newTypeName?: string;
  /** What readers do with fields that they do not know. `keep` unless said: bytes aside, keys skipped. */
  readonly unknownFields?: "keep" | "refuse";
  /** Whether readers look at whether a field was set. `significant` unless said. */
  readonly presence?: "significant" | "ignored";
  /** Whether options that are not Protobuf's own may restrict messages. `unknown` unless said. */
  readonly customOptions?: "unknown" | "annotation";
}

/**
 * Compares a message, and all that it refers to, in two registries of descriptors. Compatible is said only when every
 * field is provably read as it was written, breaking only with a message that was written, read and found to differ;
 * everything else is unknown and names what could not be decided. Writers are taken to send texts that are UTF-8, and no
 * numbers of an enum that it does not name.
 *
 * Descriptors must name their fields in JSON, as those that buf, protoc and protobuf-es give do. Throws `RangeError` when the old registry does not have the message.
 */
export function compareMessages(
  oldRegistry: Registry,
  newRegistry: Registry,
  typeName: string,
  options: MessageOptions = {},
): MessageComparison {
  const old = oldRegistry.getMessage(typeName);
  if (old === undefined) throw new RangeError(`the old registry must have the message "${typeName}"`);
  const newName = options.newTypeName ?? typeName;
  const current = newRegistry.getMessage(newName);
  const mode = options.mode ?? "backward";
  const directions: readonly Direction[] = mode === "full" ? ["backward", "forward"] : [mode];
  const registries = { old: oldRegistry, new: newRegistry };
  const results = directions.map((direction) =>
    current === undefined
      ? goneResult(direction, old, newRegistry, options)
      : new MessageDirection(direction, old, current, registries, options).run(),
  );
  return { verdict: worst(results.map(({ verdict }) => verdict)), directions: results };
}

class MessageDirection {
  readonly #direction: Direction;
  readonly #old: DescMessage;
  readonly #current: DescMessage;
  readonly #registries: { readonly old: Registry; readonly new: Registry };
  readonly #options: MessageOptions;

  constructor(
    direction: Direction,
    old: DescMessage,
    current: DescMessage,
    registries: { readonly old: Registry; readonly new: Registry },
    options: MessageOptions,
  ) {
    this.#direction = direction;
    this.#old = old;
    this.#current = current;
    this.#registries = registries;
    this.#options = options;
  }

  run(): MessageDirectionResult {
    const notes = new Notes();
    const isBackward = this.#direction === "backward";
    const registries = this.#registries;
    const roots = isBackward
      ? {
          writer: this.#old,
          reader: this.#current,
          registries: { writer: registries.old, reader: registries.new },
        }
      : {
          writer: this.#current,
          reader: this.#old,
          registries: { writer: registries.new, reader: registries.old },
        };
    const formats = this.#options.formats ?? ["binary", "json"];
    const walks = formats.map((format) => {
      const walk = new Walk(roots, format, notes);
      walk.run();
      return walk;
    });
    const pairs = new Map(
      walks
        .flatMap((walk) => walk.pairs)
        .map(({ writer, reader }) => {
          const [old, current] = isBackward ? [writer, reader] : [reader, writer];
          return [`${old.typeName} ${current.typeName}`, { old, current }];
        }),
    );
    const findings = [
      ...this.#typeName(),
      ...notes.all.map((note) => this.#finding(note)),
      ...this.#declared([...pairs.values()]),
    ];
    for (const { old, current } of pairs.values())
      for (const extension of changedExtensions(old, current, registries)) notes.obligations.add(extension);
    return resultOf(this.#direction, formats, findings, [...notes.obligations], pairs.size, this.#options);
  }

  #finding(note: Note): MessageFinding {
    const classes = [...note.seen.values()].map((seen) => seen.class);
    const kind = gravest(classes);
    const counting = [...note.seen].filter(([, seen]) => counts(seen.class, this.#options));
    const { rule, ...edit } = editOf(note, kind, this.#direction);
    const shown = counting.length > 0 ? counting : [...note.seen];
    const field = note.writer ?? note.reader;
    return {
      rule,
      class: kind,
      counts: counting.length > 0,
      formats: shown.map(([format]) => format),
      ...edit,
      path: [...note.path, ...(field === undefined ? [] : [field])].map(({ name }) => name).join("."),
      witnesses: shown.map(([, { witness }]) => witness),
      hint: HINTS[rule],
    };
  }

  /** Options, which belong to the declarations and to no direction. */
  *#declared(pairs: readonly { old: DescMessage; current: DescMessage }[]): Generator<MessageFinding> {
    const seen = new Set<string>();
    for (const { old, current } of pairs) {
      yield* optionFindings(old, current, this.#registries).map((finding) => this.#judged(finding));
      for (const before of old.fields) {
        const after = current.fields.find(({ number }) => number === before.number);
        if (before.enum === undefined || after?.enum === undefined || seen.has(before.enum.typeName))
          continue;
        seen.add(before.enum.typeName);
        yield* enumOptionFindings(before.enum, after.enum, this.#registries).map((finding) =>
          this.#judged(finding),
        );
      }
    }
  }

  #judged(finding: MessageFinding): MessageFinding {
    return { ...finding, counts: counts(finding.class, this.#options) };
  }

  *#typeName(): Generator<MessageFinding> {
    if (this.#old.typeName === this.#current.typeName) return;
    const reader = this.#direction === "backward" ? this.#registries.new : this.#registries.old;
    const sent = this.#direction === "backward" ? this.#old : this.#current;
    yield {
      rule: "message-renamed",
      class: "type-name",
      counts: counts("type-name", this.#options),
      formats: this.#options.formats ?? ["binary", "json"],
      name: this.#current.typeName,
      owner: this.#old.typeName,
      was: this.#old.typeName,
      is: this.#current.typeName,
      old: sourceOf(this.#old),
      new: sourceOf(this.#current),
      path: "",
      message: `message ${this.#current.typeName} was ${this.#old.typeName}`,
      witnesses: anyWitnesses(sent.typeName, reader),
      hint: HINTS["message-renamed"],
    };
  }
}

function resultOf(
  direction: Direction,
  formats: readonly Format[],
  findings: readonly MessageFinding[],
  obligations: readonly string[],
  pairs: number,
  options: MessageOptions,
): MessageDirectionResult {
  const open = [
    ...findings
      .filter((finding) => finding.class === "option" && finding.counts)
      .map(({ message }) => `whether messages are restricted: ${message}`),
    ...obligations,
  ];
  const verdictOf = (test: (finding: MessageFinding) => boolean): Verdict => {
    if (findings.some((finding) => finding.class !== "option" && test(finding))) return "breaking";
    return open.length > 0 ? "unknown" : "compatible";
  };
  const verdict = verdictOf((finding) => finding.counts);
  const most: MessageOptions = { ...options, unknownFields: "refuse", presence: "significant" };
  const [first, ...more] = open;
  return {
    direction,
    verdict,
    strict: verdictOf((finding) => counts(finding.class, most)),
    formats: Object.fromEntries(
      formats.map((format) => [
        format,
        verdictOf((finding) => finding.counts && finding.formats.includes(format)),
      ]),
    ),
    findings,
    ...(verdict === "compatible" && {
      proof: {
        argument:
          "every field that both sides know is read as it was written, by its number in bytes and by its name in JSON",
        pairs,
      },
    }),
    ...(first !== undefined && {
      obligation: more.length === 0 ? first : `${first} (and ${more.length} more)`,
    }),
  };
}

function counts(kind: ProtobufClass, options: MessageOptions): boolean {
  switch (kind) {
    case "strict":
    case "default":
    case "type-name":
      return true;
    case "presence":
      return options.presence !== "ignored";
    case "option":
      return options.customOptions !== "annotation";
    case "unknown-field":
      return options.unknownFields === "refuse";
    default:
      return false;
  }
}

/** The message under its name as a reader finds it, or does not: that is how registries and `Any` go by it. */
function anyWitnesses(typeName: string, reader: Registry): MessageFinding["witnesses"] {
  const meant = { "@type": `type.googleapis.com/${typeName}` };
  try {
    fromJson(AnySchema, meant, { registry: reader });
    return [];
  } catch (cause) {
    return [{ format: "json", sent: JSON.stringify(meant), meant, error: reasonOf(cause) }];
  }
}

function goneResult(
  direction: Direction,
  old: DescMessage,
  reader: Registry,
  options: MessageOptions,
): MessageDirectionResult {
  const formats = options.formats ?? ["binary", "json"];
  const finding: MessageFinding = {
    rule: "message-removed",
    class: "type-name",
    counts: true,
    formats,
    name: old.typeName,
    owner: old.typeName,
    was: old.typeName,
    old: sourceOf(old),
    new: undefined,
    path: "",
    message: `message ${options.newTypeName ?? old.typeName} is gone`,
    witnesses: anyWitnesses(old.typeName, reader),
    hint: HINTS["message-removed"],
  };
  return resultOf(direction, formats, [finding], [], 0, options);
}
