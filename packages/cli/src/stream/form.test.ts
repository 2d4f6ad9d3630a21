import { expect, test } from "vitest";
import { ByteWindow } from "./byte-window.ts";
import { framerFor, type InputForm } from "./form.ts";

async function firstOf(form: InputForm | undefined, bytes: Uint8Array) {
  const window = ByteWindow.over(Buffer.from(bytes), true);
  return (await framerFor(form, window, { maxFrameBytes: 1000 })).next(window);
}

const utf16 = Buffer.from('{"a":1}', "utf16le");

test.each<[string, InputForm | undefined, Uint8Array, string]>([
  ["gzip", undefined, Uint8Array.of(0x1f, 0x8b, 8, 0), "is compressed with gzip"],
  ["zstd", "msgpack", Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), "is compressed with zstd"],
  ["UTF-16", undefined, utf16, "is UTF-16, expected UTF-8"],
  ["UTF-16 with a mark", "ndjson", Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16]), "is UTF-16"],
  ["UTF-16 of the other end", "json", Buffer.from(utf16).swap16(), "is UTF-16, expected UTF-8"],
  [
    "a header",
    undefined,
    Buffer.from('\0\0\0\x01\x07{"a":1}'),
    "begins with the header of a schema registry",
  ],
  [
    "a header",
    "protobuf",
    Uint8Array.of(0, 0, 0, 1, 7, 0, 8, 1),
    "begins with the header of a schema registry",
  ],
  ["JSON", "msgpack", Buffer.from('{"a":1}'), "looks like JSON, expected MessagePack"],
  ["JSON", "protobuf", Buffer.from('{\n"a":1}'), "looks like JSON, expected Protobuf"],
])("%s is told to be that, as %s", async (_, form, bytes, message) => {
  expect(await firstOf(form, bytes)).toMatchObject({
    kind: "fault",
    rule: "encoding",
    fatal: true,
    message: expect.stringContaining(message),
    hint: expect.any(String),
  });
});

test.each<[string, InputForm | undefined, Uint8Array]>([
  ["a line that begins with bytes of no text", "ndjson", Buffer.from('\xff\xfe{"a":1}\n{}\n', "latin1")],
  ["a line that begins with a zero", "ndjson", Buffer.from('\0{"a":1}\n{}\n')],
  ["JSON", undefined, Buffer.from("{}")],
  ["a Protobuf message", "protobuf", Uint8Array.of(0x0a, 0x00)],
  ["a length of 123", "delimited", Buffer.concat([Uint8Array.of(0x7b), Buffer.alloc(123)])],
])("%s is read", async (_, form, bytes) => {
  expect(await firstOf(form, bytes)).toMatchObject({ kind: "frame" });
});
