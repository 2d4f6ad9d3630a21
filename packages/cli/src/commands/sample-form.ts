import { encodeUnvalidated, type Topic } from "@waybill/runtime";
import { didYouMean } from "../lint/did-you-mean.ts";
import { UsageError } from "../registry/usage-error.ts";
import type { ReadableForm } from "../stream/readable-form.ts";
import type { Separation } from "./message-sink.ts";

/** How sampled messages are written: the values of `--encoding`, beside `topic`. */
const FORMS = ["json", "msgpack", "protobuf", "delimited", "base64"] as const;
type FormName = (typeof FORMS)[number];

export interface SampleForm {
  readonly isText: boolean;
  readonly separation: Separation;
  bytesOf(message: unknown): Uint8Array;
}

/** The form that `topic` stands for, and beside it those of the topic's own bytes. */
const OWN: Readonly<Record<Topic["encoding"], readonly [topic: FormName, ...others: FormName[]]>> = {
  json: ["json"],
  msgpack: ["msgpack"],
  protobuf: ["delimited", "protobuf"],
};

/**
 * The form that `--encoding` names, of so many messages.
 *
 * Throws `UsageError` for one that does not fit the topic, or that cannot tell several messages apart.
 */
export function sampleForm(
  name: string,
  topic: Topic,
  readable: Pick<ReadableForm, "print">,
  count: number,
): SampleForm {
  const own = OWN[topic.encoding];
  const form = name === "topic" ? own[0] : FORMS.find((one) => one === name);
  const fitting = [...new Set<string>(["json", "topic", ...own, "base64"])];
  if (form === undefined) {
    const hint = didYouMean(name, fitting) ?? `expected ${fitting.join(", ")}`;
    throw new UsageError(`unknown form "${name}" for --encoding; ${hint}`);
  }
  if (!fitting.includes(form)) {
    throw new UsageError(
      `--encoding ${form} does not fit a ${topic.encoding} topic; expected ${fitting.join(", ")}`,
    );
  }
  if (form === "protobuf" && count > 1) {
    throw new UsageError(
      `--encoding protobuf is one message, which nothing tells from the next one; use delimited for ${count}`,
    );
  }
  const encoder = new TextEncoder();
  const encoded = (message: unknown) => encodeUnvalidated(topic, message);
  switch (form) {
    case "json":
      return {
        isText: true,
        separation: "newline",
        bytesOf: (message) => encoder.encode(readable.print(message)),
      };
    case "base64":
      return {
        isText: true,
        separation: "newline",
        bytesOf: (message) => encoder.encode(Buffer.from(encoded(message)).toString("base64")),
      };
    case "delimited":
      return { isText: false, separation: "length", bytesOf: encoded };
    default:
      return { isText: false, separation: "none", bytesOf: encoded };
  }
}
