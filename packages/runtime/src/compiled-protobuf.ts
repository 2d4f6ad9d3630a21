import { CodecError } from "./codec-error.ts";
import { type CompiledDefinition, compiledTopic } from "./compiled-topic.ts";
import type { TopicIssue } from "./error.ts";
import { isObject } from "./is-object.ts";
import { standardTopic } from "./standard-topic.ts";
import type { Codec, Topic } from "./topic.ts";

/** A message codec of protoc-gen-es-codec, of which only the name is looked at here. */
export interface MessageCodec {
  readonly typeName: string;
}

/** `decode` and `encode` of @waybill/protobuf-codec, which the generated module brings. */
export interface ProtobufVerbs<M extends MessageCodec> {
  decode(codec: M, bytes: Uint8Array, options: { readonly mistypedFields: "refuse" }): unknown;
  encode(codec: M, message: never): Uint8Array;
}

/** A topic of Protobuf messages with a compiled codec. Needs no descriptor of theirs. */
export function compiledProtobufTopic<
  Name extends string,
  Version extends number,
  Message,
  M extends MessageCodec,
>(
  name: Name,
  version: Version,
  message: M,
  verbs: ProtobufVerbs<M>,
  {
    schema = true,
    validate = () => true,
    checks = [],
    maxMessageBytes,
  }: Partial<CompiledDefinition> & Pick<CompiledDefinition, "maxMessageBytes">,
): Topic<Name, Version, Message, "protobuf"> {
  const isMessage = (value: unknown) => isObject(value) && value["$typeName"] === message.typeName;
  const definition = { maxMessageBytes, schema, validate, checks };
  const codec = codecOf(message, verbs, isMessage);
  const topic = compiledTopic<Name, Version, Message, "protobuf">(
    name,
    version,
    "protobuf",
    codec,
    definition,
  );
  const accepts = (value: unknown): boolean => isMessage(value) && topic.accepts(value);
  const explain = (value: unknown): readonly TopicIssue[] =>
    isMessage(value) ? topic.explain(value) : [notMessage(message.typeName)];
  const standard = standardTopic(schema, checks, accepts, explain);
  return { ...topic, accepts, explain, "~standard": standard, messageType: message.typeName } as typeof topic;
}

/** Why a value is not even a message of the type. */
export function notMessage(typeName: string): TopicIssue {
  const message = `must be a ${typeName} message`;
  return { path: "", rule: "type", message, hint: "make one with create() of @bufbuild/protobuf" };
}

function codecOf<M extends MessageCodec>(
  message: M,
  { decode, encode }: ProtobufVerbs<M>,
  isMessage: (value: unknown) => boolean,
): Codec {
  return {
    read(bytes) {
      try {
        return decode(message, bytes, { mistypedFields: "refuse" });
      } catch (error) {
        if (!isProtobufError(error)) throw error;
        const { reason, subject, path, offset } = error;
        const rule = rules[reason] ?? "wire-format";
        throw new CodecError(rule, subject, {
          path: pointerOf(path),
          ...(offset !== undefined && { offset }),
        });
      }
    },
    write(value) {
      if (!isMessage(value)) {
        throw new CodecError("not-serializable", `must be a ${message.typeName} message`);
      }
      try {
        return encode(message, value as never);
      } catch (error) {
        if (!isProtobufError(error)) throw error;
        throw new CodecError("not-serializable", error.subject, { path: pointerOf(error.path) });
      }
    },
  };
}

/** Known by its shape: there may be two copies of the package. */
interface ProtobufError {
  readonly reason: string;
  readonly subject: string;
  readonly path: readonly (string | number)[];
  readonly offset: number | undefined;
}

function isProtobufError(error: unknown): error is ProtobufError {
  return (
    error instanceof Error && error.name === "ProtobufError" && "path" in error && Array.isArray(error.path)
  );
}

const rules: Readonly<Record<string, string>> = {
  truncated: "truncated",
  length: "truncated",
  depth: "depth",
  "utf-8": "utf-8",
};

/** Names only: which entry of a map it is has no name that may be shown. */
function pointerOf(path: readonly (string | number)[]): string {
  return path.map((segment) => (typeof segment === "string" ? `/${segment}` : "")).join("");
}
