import type { Encoding } from "@waybill/runtime";
import { didYouMean } from "../lint/did-you-mean.ts";
import { UsageError } from "../registry/usage-error.ts";
import type { ByteWindow } from "./byte-window.ts";
import { DelimitedFramer } from "./delimited-framer.ts";
import { DocumentFramer } from "./document-framer.ts";
import type { Fault, Framer, FramerLimits } from "./frame.ts";
import { LineFramer } from "./line-framer.ts";
import { MsgpackFramer } from "./msgpack-framer.ts";
import { sniffJson } from "./sniff.ts";
import { WholeFramer } from "./whole-framer.ts";

/** How messages stand in an input. */
const INPUT_FORMS = ["json", "ndjson", "msgpack", "protobuf", "delimited"] as const;
export type InputForm = (typeof INPUT_FORMS)[number];

/** Forms that hold messages of each encoding. JSON forms hold the readable form of the other encodings. */
const FORMS: Readonly<Record<Encoding, readonly InputForm[]>> = {
  json: ["json", "ndjson"],
  msgpack: ["msgpack", "json", "ndjson"],
  protobuf: ["protobuf", "delimited", "json", "ndjson"],
};

/** The form that `--input` names; nothing when it is to be found out. Throws `UsageError` for one that does not fit. */
export function inputForm(name: string | undefined, encoding: Encoding): InputForm | undefined {
  if (name === undefined || name === "auto") return encoding === "json" ? undefined : encoding;
  const forms = FORMS[encoding];
  const form = forms.find((candidate) => candidate === name);
  if (form !== undefined) return form;
  if (INPUT_FORMS.some((candidate) => candidate === name)) {
    throw new UsageError(`--input ${name} does not fit a ${encoding} topic; expected ${forms.join(", ")}`);
  }
  throw new UsageError(
    [`unknown form "${name}" for --input`, didYouMean(name, forms) ?? `expected ${forms.join(", ")}`].join(
      "; ",
    ),
  );
}

export function isJsonForm(form: InputForm | undefined): boolean {
  return form === undefined || form === "json" || form === "ndjson";
}

/** The framer for an input, after a look at its first bytes where that is needed. */
export async function framerFor(
  form: InputForm | undefined,
  window: ByteWindow,
  limits: FramerLimits,
): Promise<Framer> {
  const mismatch = await foreignBytes(form, window);
  if (mismatch !== undefined) return once(mismatch);
  switch (form) {
    case "msgpack":
      return new MsgpackFramer(limits);
    case "protobuf":
      return new WholeFramer(limits);
    case "delimited":
      return new DelimitedFramer(limits);
    case "ndjson":
      return new LineFramer(limits);
    case "json":
      return new DocumentFramer(limits);
    case undefined:
      return (await sniff(window)) === "lines" ? new LineFramer(limits) : new DocumentFramer(limits);
  }
}

async function sniff(window: ByteWindow): Promise<"lines" | "documents"> {
  for (;;) {
    const found = sniffJson(window);
    if (found !== undefined) return found;
    await window.fill();
  }
}

/** A fault for input that is plainly something else, which would otherwise give a fault a byte. */
async function foreignBytes(form: InputForm | undefined, window: ByteWindow): Promise<Fault | undefined> {
  if (form === "delimited") return undefined;
  while (window.available < 6 && !window.ended) await window.fill();
  const start = window.bytes.subarray(window.start, Math.min(window.end, window.start + 6));
  const head = start.subarray(0, 4);
  if (head[0] === 0x1f && head[1] === 0x8b)
    return foreign("is compressed with gzip", "pipe it through gunzip first");
  if (head.length === 4 && head.readUInt32LE(0) === 0xfd2fb528) {
    return foreign("is compressed with zstd", "pipe it through unzstd first");
  }
  if (hasRegistryHeader(form, start))
    return foreign(
      "begins with the header of a schema registry, a zero and four bytes",
      "take it off each message: the contract is about what is behind it",
    );
  if (isJsonForm(form))
    return isUtf16(head)
      ? foreign("is UTF-16, expected UTF-8", "pipe it through iconv -f utf-16 -t utf-8 first")
      : undefined;
  // As MessagePack, 0x7b and 0x5b are the numbers 123 and 91, followed by another number; in Protobuf they begin groups,
  // which nobody sends: no message of any topic.
  if ((head[0] === 0x7b || head[0] === 0x5b) && head.length > 1 && (head[1] as number) <= 0x7f) {
    const expected = form === "msgpack" ? "MessagePack" : "Protobuf";
    return foreign(`looks like JSON, expected ${expected}`, "pass --input json to read the readable form");
  }
  return undefined;
}

/** A zero begins no text and no Protobuf message, whose field it would call 0. In MessagePack it is a number. */
function hasRegistryHeader(form: InputForm | undefined, start: Uint8Array): boolean {
  if (start[0] !== 0) return false;
  return form === "protobuf" || (isJsonForm(form) && (start[5] === 0x7b || start[5] === 0x5b));
}

/** A byte order mark or a bracket, each beside a zero, and text behind it: what no damaged line of UTF-8 begins with. */
function isUtf16(head: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (head.length < 4) return false;
  const isStart = (byte: number) => byte === 0x7b || byte === 0x5b;
  const isLittle = (a === 0xff && b === 0xfe) || (isStart(a) && b === 0);
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && isStart(b));
  return (isLittle && c !== 0 && d === 0) || (isBig && c === 0 && d !== 0);
}

function foreign(message: string, hint: string): Fault {
  return { kind: "fault", rule: "encoding", message, hint, fatal: true, number: 1, offset: 0 };
}

function once(fault: Fault): Framer {
  let given = false;
  return {
    next: () => {
      if (given) return undefined;
      given = true;
      return fault;
    },
  };
}
